import type { ConditionKind } from './condition.ts'

/** `env:CI`, a variable that is set and not empty, or `env:STAGE=test`, one of that value. */
export const env: ConditionKind = {
  name: 'env',
  form: 'env:NAME or env:NAME=VALUE',
  reads: (value) => /^[A-Za-z_]\w*(?:=|$)/.test(value),
  isWord: () => false,
  holds: (text, { variable }) => {
    const [name = '', value] = text.split(/=(.*)/s, 2)
    const found = variable(name) ?? ''
    return value === undefined ? found !== '' : found === value
  },
}

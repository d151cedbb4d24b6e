import type { ConditionKind } from './condition.ts'

/** `tool:kubectl`: a program that is there. */
export const tool: ConditionKind = {
  name: 'tool',
  form: 'tool:NAME',
  reads: (value) => /^[\w.+-]+$/.test(value),
  isWord: () => false,
  holds: (value, { hasProgram }) => hasProgram(value),
}

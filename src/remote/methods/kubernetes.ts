import type { Method } from './method.ts'

/**
 * A pod of the current context (kubectl exec): `POD`, or `CONTAINER.POD` (TRAMP 2.7, tramp-container.el).
 */
export const kubernetes: Method = {
  name: 'kubernetes',
  aliases: [],
  connects: false,
  complete: (hop) => {
    if (hop.user !== '' || hop.port !== 0) return { fault: 'kubernetes has neither user nor port' }
    if (hop.host === '') return { fault: 'kubernetes needs the name of a pod' }
    return hop
  },
  command: ({ host }, argv, { terminal }) => {
    const dot = host.indexOf('.')
    const container = dot === -1 ? [] : ['-c', host.slice(0, dot)]
    return [
      'kubectl',
      'exec',
      terminal ? '-it' : '-i',
      ...container,
      host.slice(dot + 1),
      '--',
      ...argv,
    ]
  },
}

import type { Method } from './method.ts'

/** The method of a container engine with the command line of docker-exec(1) (podman-exec(1)): a running container. */
export function execInContainer(name: string): Method {
  return {
    name,
    aliases: [],
    connects: false,
    complete: (hop) => {
      if (hop.port !== 0) return { fault: `${name} has no port` }
      return hop.host === '' ? { fault: `${name} needs the name of a container` } : hop
    },
    command: ({ user, host }, argv, { terminal }) => [
      name,
      'exec',
      terminal ? '-it' : '-i',
      ...(user === '' ? [] : ['-u', user]),
      host,
      ...argv,
    ],
  }
}

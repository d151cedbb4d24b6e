import { execInContainer } from './exec-in-container.ts'
import { kubernetes } from './kubernetes.ts'
import type { Method } from './method.ts'
import { ssh } from './ssh.ts'
import { sudo } from './sudo.ts'

const engines = [execInContainer('docker'), execInContainer('podman')]

/** Every way to run a command elsewhere, by name and by TRAMP's other names. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [ssh, sudo, ...engines, kubernetes].flatMap((method) =>
    [method.name, ...method.aliases].map((name) => [name, method] as const),
  ),
)

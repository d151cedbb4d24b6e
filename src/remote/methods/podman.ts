import { execInContainer } from './exec-in-container.ts'
import type { Method } from './method.ts'

/** A running Podman container (podman-exec(1)). */
export const podman: Method = execInContainer('podman')

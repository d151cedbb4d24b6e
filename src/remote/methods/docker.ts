import { execInContainer } from './exec-in-container.ts'
import type { Method } from './method.ts'

/** A running Docker container (docker-exec(1)). */
export const docker: Method = execInContainer('docker')

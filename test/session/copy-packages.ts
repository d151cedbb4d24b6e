import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Copies packages with all that they depend on, for a user who may not read this project. */
export function copyPackages(names: readonly string[], from: string, to: string): void {
  const copied = new Set<string>()
  for (const waiting = [...names]; waiting.length > 0;) {
    const name = waiting.pop() ?? ''
    const source = join(from, name)
    if (copied.has(name) || !existsSync(source)) continue
    copied.add(name)
    cpSync(source, join(to, name), { recursive: true })
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
      optionalDependencies?: Record<string, string>
    }
    waiting.push(...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
  }
}

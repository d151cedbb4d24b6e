import { clitest } from './clitest.ts'
import { cram } from './cram.ts'
import { mdx } from './mdx.ts'
import { scrut } from './scrut.ts'
import { tesh } from './tesh.ts'
import type { Dialect } from './test-file.ts'
import { trycmd } from './trycmd.ts'

/** The test tools whose files are read, by name. */
export const dialects: ReadonlyMap<string, Dialect> = new Map(
  [cram, scrut, mdx, trycmd, tesh, clitest].map((dialect) => [dialect.name, dialect]),
)

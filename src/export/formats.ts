import type { Backend } from './context/backend.ts'
import { htmlBackend } from './html/html-backend.ts'
import { markdownBackend } from './markdown/markdown-backend.ts'
import { orgBackend } from './org/org-backend.ts'

/** The formats that documents are exported to, by their name and extension. */
export const formats = {
  html: htmlBackend,
  md: markdownBackend,
  org: orgBackend,
} as const satisfies Readonly<Record<string, Backend>>

/** The name of a format, which is its extension. */
export type ExportFormat = keyof typeof formats

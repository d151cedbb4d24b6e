/** Directories of the host with its programs, which every sandbox shows, read-only. */
export const systemDirectories: readonly string[] = [
  '/usr',
  '/etc',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/opt',
]

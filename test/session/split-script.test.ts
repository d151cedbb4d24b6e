import { expect, test } from 'vitest'

import { splitScript } from '../../src/session/split-script.ts'

test.each([
  ['lines', 'a\nb\n', ['a', 'b']],
  ['statements of one line together', 'cd /tmp; ls\nb', ['cd /tmp; ls', 'b']],
  ['a pipeline of many lines together', 'a |\n  b |\n  c\nd', ['a |\n  b |\n  c', 'd']],
  ['a continued line together', 'a \\\n  b\nc', ['a \\\n  b', 'c']],
  ['a here-document together', 'cat <<E\nx\n\ny\nE\nb', ['cat <<E\nx\n\ny\nE', 'b']],
  [
    'two here-documents of one line together',
    'cat <<A; cat <<B\n1\nA\n2\nB\nc',
    ['cat <<A; cat <<B\n1\nA\n2\nB', 'c'],
  ],
  [
    'a here-document in a pipeline together',
    'cat <<E | sort\nx\nE\nb',
    ['cat <<E | sort\nx\nE', 'b'],
  ],
  ['a loop together', 'for i in 1 2; do\n  x\ndone\nb', ['for i in 1 2; do\n  x\ndone', 'b']],
  ['a function together', 'f() {\n  x\n}\nf', ['f() {\n  x\n}', 'f']],
  ['a quote over lines together', "echo 'a\nb'\nc", ["echo 'a\nb'", 'c']],
  ['a comment with the statement below it', 'a\n\n# about b\nb', ['a', '# about b\nb']],
  ['a comment with its line', 'a # why\nb', ['a # why', 'b']],
  ['a first comment with the first statement', '# top\n\na\nb', ['# top\n\na', 'b']],
  ['a last comment with the last statement', 'a\nb\n# end', ['a', 'b\n# end']],
  ['nothing of an empty script', ' \n\n', []],
  ['a script of comments as one', '# a\n# b\n', ['# a\n# b']],
  ['a script with an error as one', 'a\nif; then\n', ['a\nif; then']],
  [
    'an end on the line of the next statement together',
    'if x; then\n y\nfi; b\nc',
    ['if x; then\n y\nfi; b', 'c'],
  ],
  ['lines with characters of many bytes', 'echo é漢😀\nb', ['echo é漢😀', 'b']],
])('splitScript() keeps %s', async (_, script, groups) => {
  expect(await splitScript(script)).toEqual(groups)
})

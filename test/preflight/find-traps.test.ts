import { expect, test } from 'vitest'

import { simpleCommands } from '../../src/classify/simple-commands.ts'
import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { notesToMarkdown } from '../../src/notes/notes-to-markdown.ts'
import { readNotes } from '../../src/notes/read-notes.ts'
import { fillPlaceholders } from '../../src/plan/placeholders.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { findTraps } from '../../src/preflight/find-traps.ts'
import { standardPath } from '../../src/sandbox/shell-environment.ts'
import { seedsAbsent, seedText } from '../seeds.ts'

const executable = (language: string): boolean => /^(?:(?:ba|z)?sh|python)$/.test(language)

/** Traps of a page as `LINE:COLUMN code`. */
function traps(source: string, path = '/nowhere/page.md', searchPath = standardPath): string[] {
  const plan = planDocument(parseMarkdown(path, source), {
    ...plainPlan,
    confirmed: true,
    executable,
  })
  return findTraps(plan, { path: searchPath, sharesNetwork: false }).map(
    ({ code, place }) => `${place.line}:${place.column} ${code}`,
  )
}

const fence = (code: string): string => `\`\`\`bash\n${code}\n\`\`\`\n`

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a placeholder in angle brackets', 'echo host <MY POD IP>', ['2:11 placeholder']],
  ['a placeholder in square brackets', 'ip route get [yourGateway]', ['2:14 placeholder']],
  ['a placeholder in capitals', 'echo YOUR_TOKEN_HERE', ['2:6 placeholder']],
  ['a placeholder in small letters at the end', 'touch <file_name>', ['2:7 placeholder']],
  ['placeholders in a row', 'cp <from> <to> -v', ['2:4 placeholder', '2:11 placeholder']],
  ['a name in front of an option', 'kubectl get pod <name> -o yaml', ['2:17 placeholder']],
  ['redirections without blanks are no placeholder', 'cat <in> out', []],
  ['a placeholder in a comment', 'seq 3 # as in seq <START>', []],
  ['small letters in quotes are no placeholder', "grep '<name>' a", []],
  ['a tag in a here-document is no placeholder', 'cat <<EOF\n<name>\nEOF', []],
  ['a variable is no placeholder', 'echo $YOUR_NAME ${YOUR_NAME}', []],
  ['a redirection is no placeholder', 'cat <in.txt >out.txt', []],
  ['a here-document is no placeholder', 'cat <<EOF\nhello\nEOF', []],
  ['a here-document without end', 'cat <<EOF\nhello', ['2:1 open-heredoc']],
  ['HTML that a shell would read', 'echo a | grep <none>', ['2:15 stray-markup']],
  ['$1 in a here-document', 'cat <<EOF\nreplace $1\nEOF', ['3:9 lost-parameter']],
  ['$1 behind an empty here-document', 'cat <<EOF\nEOF\necho $1\nEOF', []],
  ['a calculation that shifts', 'echo $((1 << n))', []],
  ['a text that speaks of a here-document', 'echo "cat <<EOF"; echo \'<<x>>\'', []],
  ['a comment that speaks of a here-document', 'echo a # cat <<EOF', []],
  ['a here-document whose word has a dash', 'cat <<END-1\nhello\nEND-1', []],
  ['a here-document in a quoted command', 'echo "$(cat <<\'EOF\'\nhello\nEOF\n)"', []],
  ['what deletes in a here-document with quotes', "cat <<'END 1'\nrm -rf x\nEND 1", []],
  ['$1 in the second of two here-documents', "cat <<'A' <<B\n$1\nA\n$2\nB", ['5:1 lost-parameter']],
  ['$1 in a quoted here-document', "cat <<'EOF'\nreplace $1\nEOF", []],
  ['a program that is called like a property of objects', 'constructor create x', []],
  ['watch', 'watch ls', ['2:1 endless']],
  ['tail that follows', 'true && tail -n 3 -f log', ['2:9 endless']],
  ['ping with a count', 'ping -c 3 localhost', []],
  ['a shell in a container', 'docker exec -it web bash', ['2:1 nested-shell']],
  ['a command in a container', 'docker exec web true', []],
  ['ssh with a command', 'ssh host uptime', []],
  ['ssh without a command', 'ssh -p 22 host', ['2:1 nested-shell']],
  ['ssh that only forwards a port', 'ssh -N -L 80:web:80 host', []],
  ['what deletes', 'rm -rf build', ['2:1 destructive']],
  ['what deletes in a cloud', 'az group delete --name x', ['2:1 destructive']],
  ['a file that is not there', 'cat -n ./x\nsort -f list.yaml', ['3:9 missing-file']],
  ['a script that is not there', 'bash -x b.sh\nsource a.sh', ['3:8 missing-file']],
  ['a file of a repository', 'git clone https://a.test/y\nsort -f y/list.yaml', ['2:1 no-network']],
  ['a file of an archive', 'tar -xzf a.tgz\nbash a/install.sh', []],
  ['a script of another directory', 'cd /opt\nbash install.sh', []],
  ['a script that is made above', 'echo true >a.sh\n. ./a.sh; bash -c a.sh', []],
  ['a file that is removed or asked for', 'rm -f a.yaml\nif [ -f b.yaml ]; then true; fi', []],
  ['a file by its whole path', 'sort -f /etc/host.conf', []],
  ['a file that is made above', 'echo a >list.yaml\nsort -f list.yaml', []],
  ['a placeholder in quotes', 'echo "host <MY POD IP>"', ['2:12 placeholder']],
  ['HTML in quotes and comments', "echo a | grep 'x <none>' # <none>", []],
  ['what would delete', 'kubectl delete ns x --dry-run=client', []],
  ['yes in front of what it answers', 'yes | head -1', []],
  ['yes alone', 'true | yes', ['2:8 endless']],
  ['a misspelt verb', 'git comit', ['2:5 misspelt']],
  ['a misspelt option', 'sort --reverse a; sort --reverse b; sort --revrse c', ['2:42 misspelt']],
  ['an option for more than one', 'az a --host b; az a --host c; az a --hosts d', []],
  ['a dash too many', 'kubectl get --all -pods', ['2:19 misspelt']],
  ['a value right behind a short option', 'kubectl get pods -oyaml -ncalico-system', []],
  ['an option of another program', 'kubectl exec web -- find / -name a', []],
  ['a verb that is like another one', 'docker buildx bake; git revert HEAD; git clean', []],
  ['an option that ends as another does', 'az a --name x; az b --name y; az c --cname z', []],
  ['JSON with a quote too few', `echo --patch='{"a":{b":true}}'`, ['2:15 broken-json']],
  ['JSON with a bracket too few', `echo '{"a":[1}'`, ['2:7 broken-json']],
  ['JSON that is closed', `echo '{"a":{"b":true}}' "{\\"a\\":1}"`, []],
  ['JSON that is YAML', `echo '{"a":{b: true}}'`, []],
  ['JSON with a variable', `echo "{\\"a\\":$x"`, []],
  ['very many blanks in quotes', `echo '${' '.repeat(300_000)}'`, []],
  ['the sed of macOS', 'sed -i "" s/a/b/ /etc/hosts', ['2:5 foreign-sed']],
  ['the sed of Linux', 'sed -i s/a/b/ /etc/hosts', []],
  ['an AWS key', 'export AWS_ACCESS_KEY_ID=AKIAABCDEFGHIJKLMNOP', ['2:26 plain-secret']],
  ['a password', 'curl --password=Hunter2-hunter2', ['2:8 plain-secret']],
  ['a password as code', 'echo Password: `Hunter2-hunter2`', ['2:6 plain-secret']],
  ['a token in quotes', 'export API_TOKEN="9f3c7a1e5b"', ['2:12 plain-secret']],
  ['a password that code asks for', 'echo "password = os.environ.get(1)"', []],
  ['a token that a variable holds', 'echo api_key=api_key, token: process.env.SHIP_TOKEN', []],
  ['a secret of a cluster, by its name', 'echo secret: ship-crane-credentials', []],
  ['a token that is a word', 'echo token: TIMESTAMP token: whitespace', []],
  ['a password to be replaced', 'echo password=YOUR_PASSWORD_1 token=abc123... #', []],
  ['a file with a password', 'echo FILE__PASSWORD=/run/secrets/ship1', []],
  ['a key whose value stands in the next line', 'echo "password:\n  secretKeyRef1: a"', []],
  ['a key with a comment in place of its value', 'echo "PASSWORD= #optional1"', []],
  ['the token of a badge', 'echo https://a/graph/badge.svg?token=20IW0GY8R9', []],
  ['a password from a variable', 'curl --password=$PASSWORD', []],
  ['nothing wrong', 'for i in 1 2; do echo "$i" | sort >>out; done', []],
]

for (const [name, code, wanted] of cases) {
  test(`${name} is ${wanted.length === 0 ? 'no trap' : 'a trap'}`, () => {
    const found = traps(fence(code)).filter((trap) => !trap.endsWith('missing-program'))
    expect(found).toEqual(wanted)
  })
}

test.each([
  '```bash {secret=REGISTRY_TOKEN}\ntrue\n```\n',
  '```bash\n#| secret: REGISTRY_TOKEN\ntrue\n```\n',
  '---\nrunbook:\n  secret: REGISTRY_TOKEN\n---\n```bash\ntrue\n```\n',
])('the name of a secret that whoever runs a block gives is no password: %j', (source) => {
  expect(traps(source)).toEqual([])
})

test('a program that is not installed is named once', () => {
  expect(traps(fence('no-such-program-x a\nno-such-program-x b'))).toEqual(['2:1 missing-program'])
})

test('a program that the document installs is not missing', () => {
  expect(traps(fence('sudo apt-get install -y curl nosuchone nosuchtwo\nnosuchtwo'))).toEqual([
    '2:6 no-network',
  ])
})

test('a builtin command of zsh is no missing program', () => {
  expect(traps('```zsh\nsetopt extendedglob\n```\n')).toEqual([])
})

test('programs are looked for on the PATH that the blocks get', () => {
  expect(traps(fence('ls'), '/nowhere/page.md', '/no/bin')).toEqual(['2:1 missing-program'])
})

test.each([
  'cp $a ',
  'install -install ',
  'mv a ',
  'https://a',
  'https://a/b.',
  '<<EOF ',
  '<<EOF\n',
  'alias-',
  '-o -',
  '> ',
  '$(',
  '"',
  "'{",
  '<A B',
  '[a',
])('a text of nothing but %j is inspected in linear time', (piece) => {
  traps(fence(piece.repeat(30_000)))
  expect(traps(fence('watch ls'))).toEqual(['2:1 endless'])
})

const options = Array.from({ length: 20_000 }, (_, index) => {
  const letters = index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')
  return `--option-${letters} --option-${letters} --option-${letters}x`
})

test.each([
  ['placeholders', `echo ${'<A B> '.repeat(150_000)}`],
  ['placeholders without brackets', `echo ${'YOUR_TOKEN '.repeat(80_000)}`],
  ['beginnings of tokens', '-eyJ'.repeat(200_000)],
  ['quotes in JSON', `echo '{"${String.raw`\"`.repeat(300_000)}'`],
  ['options', `find ${options.join(' ')}`],
])('a megabyte of %s is inspected in linear time', (_, code) => {
  traps(fence(code))
  expect(traps(fence('watch ls'))).toEqual(['2:1 endless'])
})

test('simpleCommands() finds the commands of a script', () => {
  const script =
    'A=1 ls -l | sort >out # note\nif test -f x; then echo "a;b" $(date +%F); fi\ncat <<E\nrm -rf /\nE\n'
  expect(simpleCommands(script).map(({ words }) => words.join(' '))).toEqual([
    'ls -l',
    'sort',
    'test -f x',
    'echo "a;b"',
    'date +%F',
    'cat',
  ])
})

test('fillPlaceholders() fills in what has a value and leaves the rest', () => {
  const filled = fillPlaceholders('get <MY-POD IP> [yourGateway] <OTHER>', {
    my_pod_ip: '10.0.0.1',
    yourGateway: 'gw',
  })
  expect(filled).toBe('get 10.0.0.1 gw <OTHER>')
})

const known: Readonly<Record<string, readonly string[]>> = {
  'calico-cilium.md': [
    '57:1 endless',
    '85:1 nested-shell',
    '102:14 placeholder',
    '239:22 lost-parameter',
    '295:1 endless',
  ],
  'eks-federation.md': [
    '146:5 foreign-sed',
    '60:19 missing-file',
    '194:1 missing-file',
    '297:18 missing-file',
  ],
}

test.skipIf(seedsAbsent)(
  'the known traps of lab notes are found, by the lines of the notes',
  () => {
    const source = seedText('aks-notes.txt')
    const runbook = notesToMarkdown(readNotes(source))
    const [ownLines, lines] = [source.split('\n'), runbook.split('\n')]
    const found = traps(runbook).map((trap) => {
      const [line = '', code = ''] = [trap.split(':', 1)[0], trap.split(' ')[1]]
      return `${ownLines.indexOf(lines[Number(line) - 1] ?? '') + 1} ${code}`
    })
    expect(found).toEqual(
      expect.arrayContaining([
        '79 misspelt',
        '92 placeholder',
        '104 placeholder',
        '114 misspelt',
        '201 misspelt',
        '228 open-heredoc',
        '328 placeholder',
        '349 placeholder',
        '379 misspelt',
        '379 broken-json',
      ]),
    )
  },
)

for (const [name, wanted] of Object.entries(known)) {
  test.skipIf(seedsAbsent)(`the known traps of ${name} are found`, () => {
    expect(traps(seedText(name))).toEqual(expect.arrayContaining([...wanted]))
  })
}

test.each([
  ['is not there and that nothing makes', 'print(1)', 'a.gif', ['5:1 no-recording']],
  ['is named in the code', 'draw("a.gif")', 'a.gif', []],
])('a picture below a block of a program which %s', (_, code, path, expected) => {
  const page = `\`\`\`python {eval=yes}\n${code}\n\`\`\`\n\n![](${path})\n`
  expect(traps(page)).toEqual(expected)
})

test('a picture below a block of a program that asks for none is left alone', () => {
  expect(traps('```python {eval=yes record=no}\nprint(1)\n```\n\n![](a.gif)\n')).toEqual([])
})

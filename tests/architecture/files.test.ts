/** Every file says what it is for, stays readable in one sitting, and passes nothing on that it does not own. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { parse, type Source, sourcesIn } from './source.ts'

const LONGEST = 300

/** Files over 300 lines, each with the reason why it is better whole. */
const LONG_FOR_A_REASON: Readonly<Record<string, string>> = {
  'src/practice/router/menus/hotspot.ts': 'tables: one entry for each property of each hotspot menu',
  'src/backend/create-backend.ts': 'the composition root: a line for each adapter and each group of calls',
  'src/backend/store/schema.ts': 'tables: all of the counter’s, which refer to each other',
  'src/renderer/text/en/audit.ts': 'a table: a name and a sentence for each kind of journal entry',
  'tests/support/permission-rows.ts': 'a table: one row for each call',
  'tests/integration/practice-router.test.ts': 'one suite over one router: what every client may count on',
  'tests/integration/provisioning.test.ts': 'one suite over one worker: every way a router can fail it',
}

const BARRELS = ['src/contract/index.ts']

const sources = sourcesIn('{src,electron,tests,bench,scripts}/**/*.{ts,tsx,mts,mjs}', '*.config.ts')

/** Of a test its name says enough. */
function isTest({ path }: Source): boolean {
  return /\.(test|spec)\.tsx?$/.test(path)
}

function opensWithItsPurpose({ text, tree }: Source): boolean {
  const [first] = tree.comments
  const start = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0
  return first?.start === start && first.type === 'Block' && first.value.startsWith('*')
}

function isBarrel({ tree }: Source): boolean {
  const body = tree.program.body
  return body.some(({ type }) => type === 'ExportAllDeclaration') || (body.length > 0 && body.every(isPassedOn))
}

function isPassedOn(statement: Source['tree']['program']['body'][number]): boolean {
  return (
    statement.type === 'ImportDeclaration' || (statement.type === 'ExportNamedDeclaration' && !statement.declaration)
  )
}

function lines({ text }: Source): number {
  return text.trimEnd().split('\n').length
}

test('every file opens with a sentence that says what it is for', () => {
  expect(sources.filter((source) => !isTest(source) && !opensWithItsPurpose(source)).map(({ path }) => path)).toEqual(
    [],
  )
})

test('no file is a barrel but the contract', () => {
  expect(
    sources.filter((source) => isBarrel(source) && !BARRELS.includes(source.path)).map(({ path }) => path),
  ).toEqual([])
})

test(`no file is longer than ${LONGEST} lines without a reason`, () => {
  const long = sources.filter((source) => lines(source) > LONGEST)
  expect(long.map(({ path }) => path).filter((path) => !LONG_FOR_A_REASON[path])).toEqual([])
})

test('no reason outlives its file', () => {
  const long = new Set(sources.filter((source) => lines(source) > LONGEST).map(({ path }) => path))
  expect(Object.keys(LONG_FOR_A_REASON).filter((path) => !long.has(path))).toEqual([])
})

test('no file is named after a kind of thing instead of a thing', () => {
  const shapeless = /^(utils?|helpers?|common|misc|types|constants)\.(tsx?|mjs)$/
  expect(sources.map(({ path }) => path).filter((path) => shapeless.test(basename(path)))).toEqual([])
})

test.each([
  ["import { a } from './a.ts'\nexport { a }", true],
  ["export { a } from './a.ts'", true],
  ["export * from './a.ts'\nexport const b = 1", true],
  ["import { a } from './a.ts'\nexport const b = a", false],
])('%j passes on: %j', (text, expected) => {
  expect(isBarrel(parse('planted.ts', text))).toBe(expected)
})

test.each([
  ['/** What it is for. */\nexport const a = 1', true],
  ['/* Not a doc comment. */\nexport const a = 1', false],
  ['// Neither is this.\nexport const a = 1', false],
  ['export const a = 1\n/** Too late. */', false],
])('%j opens with its purpose: %j', (text, expected) => {
  expect(opensWithItsPurpose(parse('planted.ts', text))).toBe(expected)
})

/** Scripts mean here what they mean on a router, and what is not practised is refused before anything runs. */
import { beforeEach, describe, expect, test } from 'vitest'
import { menusOf } from '../menus.ts'
import { policiesOf } from '../policies.ts'
import { RouterState } from '../state.ts'
import { readScript } from './read-script.ts'
import { runScript } from './run-script.ts'

let state: RouterState

beforeEach(() => {
  state = new RouterState({
    version: '7.22',
    username: 'admin',
    password: 'x',
    serial: 'PRACTICE0',
    identity: 'R',
    clock: () => Date.UTC(2026, 1, 3, 4, 5, 6),
    deviceMode: 'advanced',
    licenceLevel: 6,
    menus: menusOf,
  })
})

function run(source: string, variables: Record<string, string> = {}): void {
  runScript(state, { name: 'admin', policies: new Set(policiesOf(state.version)) }, source, variables)
}

/** What `:put` wrote for an expression. */
function put(expression: string, variables: Record<string, string> = {}): string | undefined {
  run(`:put ${expression}`, variables)
  return state.table('/log').items().at(-1)?.get('message')
}

const users = () =>
  state
    .table('/ip/hotspot/user')
    .items()
    .map((item) => item.get('name'))

describe('values', () => {
  test.each([
    ['[:len "abc"]', '3'],
    ['[:pick "2026-02-03" 5 7]', '02'],
    ['[:pick "abc" 1]', 'b'],
    ['(("1" . "08") - 100)', '8'],
    ['(1 + 2 * 3)', '7'],
    ['(7 / 2)', '3'],
    ['("a" . "b" = "ab")', 'true'],
    ['(!(1 > 2) && (3 >= 3))', 'true'],
    ['[:tonum "12"]', '12'],
    ['[:typeof [:tonum "x"]]', 'nil'],
    ['[:typeof $nobody]', 'nothing'],
    ['[:totime "90m"]', '01:30:00'],
    ['([:totime "1d"] + 1h)', '1d01:00:00'],
    ['[:find "abc" "c"]', '2'],
    ['[:typeof [:find "abc" "z"]]', 'nil'],
    ['"a\\"b\\$c\\5D"', 'a"b$c]'],
    ['"$user has $[:len $user]"', 'ana has 3'],
    ['$"mac-address"', '02:00'],
    ['[/system clock get date]', '2026-02-03'],
    ['[/system/clock/get time]', '04:05:06'],
    ['(20260203 < 20260301)', 'true'],
    ['("exp=1" ~ "^exp=")', 'true'],
  ])('%s is %s', (expression, value) => {
    expect(put(expression, { user: 'ana', 'mac-address': '02:00' })).toBe(value)
  })
})

describe('commands', () => {
  test('a sweep finds, reads, changes and removes', () => {
    run(`
      # three users, two of them over
      /ip hotspot user add name=a comment="exp=20260101" limit-uptime=90m
      /ip/hotspot/user/add name=b comment="exp=20260301"
      /ip hotspot user add name=c comment="exp=20250101"; :local today 20260203
      :foreach id in=[/ip hotspot user find where comment~"^exp="] do={
        :local c [/ip hotspot user get $id comment]
        :if ([:tonum [:pick $c 4 12]] < $today) do={
          :local n [/ip hotspot user get $id name]
          :if ($n = "c") do={ /ip hotspot user remove $id } else={ /ip hotspot user set $id disabled=yes }
        }
      }`)
    expect(users()).toEqual(['default-trial', 'a', 'b'])
    expect(state.table('/ip/hotspot/user').named('a')[0]?.get('disabled')).toBe('true')
    expect(put('[/ip hotspot user get [find name=a] limit-uptime]')).toBe('01:30:00')
  })

  test('inside where a property hides a variable of its name', () => {
    run('/ip hotspot user add name=a; /ip hotspot user add name=b')
    run(':local name "a"; /ip hotspot user disable [find where name=$name]')
    const off = state.table('/ip/hotspot/user').where('disabled', 'true')
    expect(off).toHaveLength(3)
  })

  test('an error ends the script, or goes to on-error', () => {
    expect(() => run('/ip hotspot user remove nobody; /ip hotspot user add name=late')).toThrow('no such item')
    run(':do { :error "x"; /ip hotspot user add name=never } on-error={ /ip hotspot user add name=after }')
    expect(users()).toEqual(['default-trial', 'after'])
  })

  test('globals live on, locals do not', () => {
    run(':global count 1; :local gone 2')
    run(':global count; :set count ($count + 1); :if ([:typeof $gone] != "nothing") do={ :error "still there" }')
    run(':global count; :log info $count')
    expect(state.table('/log').items().at(-1)?.get('message')).toBe('2')
  })

  test('a script without an end is stopped', () => {
    expect(() => run(':while (true) do={ :nothing }')).toThrow('does not end')
  })
})

describe('what the scripts that end tokens rely on', () => {
  const clockIn = (zone: string) => run(`/system clock set time-zone-name=${zone}`)

  test.each([
    ['Asia/Kathmandu', '20700'],
    ['America/St_Johns', '4294954696'],
  ])('in %s a script gets the offset as a number, unsigned', (zone, seconds) => {
    clockIn(zone)
    expect(put('[/system clock get gmt-offset]')).toBe(seconds)
    expect(put('[:typeof [/system clock get gmt-offset]]')).toBe('num')
    expect(put('([/system clock get gmt-offset] > 2147483647)')).toBe(String(zone === 'America/St_Johns'))
  })

  test('the date has the form of the version', () => {
    expect(put('([/system clock get date] ~ "^[0-9]")')).toBe('true')
    expect(put('([:find "anebarprayunulugepctovec" [:pick "nov/23/2026" 1 3]] / 2)')).toBe('10')
  })

  test('a property comes as what it is: truth, time, number, text', () => {
    run('/ip hotspot user add name=a limit-uptime=90m comment="007"')
    const kinds = ['disabled', 'uptime', 'limit-uptime', 'comment', 'name', 'mac-address']
    expect(kinds.map((name) => put(`[:typeof [/ip hotspot user get [find name=a] ${name}]]`))).toEqual([
      'bool',
      'time',
      'time',
      'str',
      'str',
      'str',
    ])
    expect(put('[:len [/ip hotspot user get [find name=a] mac-address]]')).toBe('0')
  })

  test('times are compared with times, and shown as a clock', () => {
    expect(put('(90m > 1h)')).toBe('true')
    expect(put('([/system resource get uptime] < 1h)')).toBe('true')
    expect(put('[:tostr 20m]')).toBe('00:20:00')
    expect(put('[:len [:tostr 1d]]')).toBe('10')
  })

  test('find takes conditions together, and what is in quotes stays text', () => {
    const nasty = 'a" && name="b'
    run(':local who "a\\" && name=\\"b"; /ip hotspot user add name=$who comment="x end"; /ip hotspot user add name=b')
    expect(users()).toContain(nasty)
    const count = (where: string) => put(`[:len [/ip hotspot user find where ${where}]]`, { who: nasty, due: 'x|y' })
    expect(count('name="$who"')).toBe('1')
    expect(count('(name="$who" && comment~"$due")')).toBe('1')
    expect(count('(name="$who" && (!(comment~" end( |\\$)")))')).toBe('0')
    expect(count('((comment~" end( |\\$)") || (uptime>0s))')).toBe('1')
    expect(count('uptime>0s')).toBe('0')
  })

  test('a property that this version does not have is an error of that command, for on-error to take', () => {
    run(':local s "none"; :do { :set s [/system ntp client get nonsense] } on-error={ :set s "caught" }; :log info $s')
    expect(state.table('/log').items().at(-1)?.get('message')).toBe('caught')
  })

  test('nothing found is an empty list, and a loop over it does nothing', () => {
    run(':foreach x in=[/ip hotspot active find where user="nobody"] do={ :error "never" }')
    run(':foreach x in="" do={ :error "never" }')
  })

  test('a while with two conditions, and a for to a computed end', () => {
    run(':local n 0; :while (($n < 3) && (1 = 1)) do={ :set n ($n + 1) }; :log info $n')
    run(
      ':local t ""; :for i from=0 to=([:len "abc"] - 1) do={ :set t ($t . "|" . [:pick "abc" $i ($i + 1)]) }; :log info $t',
    )
    const lines = state
      .table('/log')
      .items()
      .map((line) => line.get('message'))
    expect(lines.slice(-2)).toEqual(['3', '|a|b|c'])
  })
})

describe('what is refused', () => {
  test.each([
    [':frobnicate 1', 'bad command name (line 1 column 1)'],
    [':put 1\n:onerror e in={ :put 1 }', 'bad command name (line 2 column 1)'],
    [':put "open', 'expected closing quote'],
    [':if (1 = 1) do={ :put 1', 'expected closing brace'],
    [':put (1 + )', 'expected a value'],
    [':put [:parse "x"]', 'bad command name'],
    [':put ("a" . 1 + 2)', 'expected parentheses'],
    [':put (true || true && false)', 'expected parentheses'],
  ])('%j as it is read', (source, message) => {
    expect(() => readScript(`${source}`)).toThrow(message)
    expect(() => run(`/ip hotspot user add name=first\n${source}`)).toThrow()
    expect(users()).toEqual(['default-trial'])
  })

  test.each([
    [':put [:tonum "08"]', 'begins with a zero'],
    [':put [:tonum 20m]', 'what :tonum makes of a time differs'],
    [':put [:pick "abc" (0 - 1) 2]', 'does not count from the end'],
    [':put ("a" ~ "(|a)")', 'empty alternative'],
    [':put ("1" ~ "\\\\d")', 'no POSIX expression'],
    [':put ("a" + 1)', 'cannot calculate'],
    [':if ("maybe") do={ :put 1 }', 'conditional not boolean'],
    ['/ip hotspot user find where nonsense=1', 'no such property nonsense'],
    ['/ip hotspot user add nonsense=1', 'unknown parameter nonsense'],
    ['/ip nothing find', 'no such command prefix'],
    [':set nobody 1', 'no such variable'],
  ])('%j as it runs', (source, message) => {
    expect(() => run(source)).toThrow(message)
  })
})

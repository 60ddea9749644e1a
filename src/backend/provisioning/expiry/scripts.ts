/**
 * The two scripts that start and end tokens on the router itself, with the counter's PC off.
 *
 * They are the same for every RouterOS from 6.43 on, whichever it is when they run: a router may be upgraded meanwhile.
 * So no word that one of them does not know (it fails the whole script as it is read), no `:tonum` of a time (nil before
 * 7.12), no number that begins with a zero, parentheses wherever it is not written down what binds tighter, and no
 * variable named like a property, which `find where` would take for the property. Texts stand in a `find` in quotes:
 * what is in a name stays in it. What they rely on is stated in the practice router's run-script.test.ts.
 */
import { firstPlausibleYear, judgeClock, readClock } from './script-clock.ts'

/** The first line of both: whoever opens one in WinBox should know at once whose it is. */
const owner = (does: string): string => `# Teller: ${does}. Teller wrote this and puts it back when it is changed.`

/** A comment that begins with our mark, and a word of it; in a script's text a dollar sign needs its backslash. */
const ours = '^teller1:[0-9a-f]{16}'
const has = (word: string): string => String.raw`" ${word}( |\$)"`
const number = (name: string): string => `${name}=[1-9][0-9]*`

/**
 * Run at every login, also at one again and by a cookie: the first one binds the user to its device, where the mark
 * says so, and starts its time.
 *
 * Where the clock cannot be believed it appends ` wait`, for the sweep. Of two logins at once one finds the comment
 * changed, and leaves it.
 */
export const loginScript = [
  owner('starts the time of a token at its first login'),
  ':local who $user',
  ':local device $"mac-address"',
  `:foreach ticket in=[/ip hotspot user find where (name="$who" && comment~"${ours}")] do={`,
  ...indent(
    ':local mark [/ip hotspot user get $ticket comment]',
    `:if ($mark ~ ${has('lock')}) do={`,
    '  :local bound [:tostr [/ip hotspot user get $ticket mac-address]]',
    '  :if (([:len $bound] = 0) || ($bound = "00:00:00:00:00:00")) do={ /ip hotspot user set $ticket mac-address=$device }',
    '}',
    `:if (($mark ~ ${has(number('v'))}) && (!($mark ~ ${has(number('exp'))}))) do={`,
    ...indent(readClock, judgeClock, readNumber('v', 'validity'), ':local words " wait"'),
    '  :if ($sure) do={ :set words (" exp=" . ($nowUtc + $validity)) }',
    `  :if ($sure || (!($mark ~ ${has('wait')}))) do={`,
    ...append('$words', 4),
    '  }',
    '}',
  ),
  '}',
].join('\n')

/**
 * Run every minute.
 *
 * Ends whose time is over: switches the user off, ends its sessions, and forgets its cookies; ` end` is appended by the
 * next run, when it was off all the while, so that a login between two steps is not missed. Starts the time of those that
 * waited for the clock, or whose login nobody noticed, back to when the session that still runs began.
 */
export const sweepScript = [
  owner('ends tokens whose time is over'),
  readClock,
  judgeClock,
  `:if ($year >= ${firstPlausibleYear}) do={`,
  ...indent(
    duePattern(),
    `:foreach ticket in=[/ip hotspot user find where (comment~"$due" && (!(comment~${has('end')})))] do={`,
    '  :do {',
    ...indent(indent(endOne()).join('\n')),
    '  } on-error={ :log warning "teller-sweep could not end a token and tries again in a minute" }',
    '}',
  ),
  '}',
  ':if ($sure) do={',
  ...indent(
    `:foreach ticket in=[/ip hotspot user find where (comment~"${ours} .*v=[1-9]" && (!(comment~${has(number('exp'))})) && ((comment~${has('wait')}) || (uptime>0s)))] do={`,
    '  :do {',
    ...indent(indent(startOne()).join('\n')),
    '  } on-error={ :log warning "teller-sweep could not start a token and tries again in a minute" }',
    '}',
  ),
  '}',
].join('\n')

/** Are two texts the same script? WinBox and exports write line ends of their own. */
export function isSameScript(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s*\r?\n/g, '\n').trim()
  return plain(one) === plain(other)
}

/**
 * Puts into `due` a pattern for the marks with an `exp` below `nowUtc`, so that the router compares thousands of users
 * in one `find`: 1795 is above 0…, 1[0-6]…, 17[0-8]… and 179[0-4]. Both have ten digits until 2286; the sign never
 * matches. What matches is compared as a number before anything is done.
 */
function duePattern(): string {
  return [
    `:local due "${ours} .*exp=(-"`,
    ':local digits [:tostr $nowUtc]',
    ':for at from=0 to=([:len $digits] - 1) do={',
    '  :local digit [:tonum [:pick $digits $at ($at + 1)]]',
    '  :if ($digit > 0) do={ :set due ($due . "|" . [:pick $digits 0 $at] . "[0-" . ($digit - 1) . "]") }',
    '}',
    ':set due ($due . ")")',
  ].join('\n')
}

/**
 * Somebody else may have the same name at one of the hotspot's servers: sessions there are theirs, and cookies may be.
 * RADIUS lets in its own.
 */
function endOne(): string {
  return [
    ':local who [/ip hotspot user get $ticket name]',
    ':local home [/ip hotspot user get $ticket server]',
    ':local off [/ip hotspot user get $ticket disabled]',
    // Read last: between this and the switching off a counter may prolong the token.
    ':local mark [/ip hotspot user get $ticket comment]',
    readNumber('exp', 'ends'),
    ':if (($ends > 0) && ($ends < $nowUtc)) do={',
    ...indent(
      ':if (!$off) do={ /ip hotspot user set $ticket disabled=yes }',
      ':foreach visit in=[/ip hotspot active find where (user="$who" && radius=no)] do={',
      '  :do {',
      '    :local place [/ip hotspot active get $visit server]',
      '    :local others [/ip hotspot user find where (name="$who" && server="$place")]',
      '    :if (($place = $home) || ([:len $others] = 0)) do={ /ip hotspot active remove $visit }',
      '  } on-error={}',
      '}',
      ':foreach cookie in=[/ip hotspot cookie find where user="$who"] do={',
      '  :local namesakes [/ip hotspot user find where name="$who"]',
      '  :if ([:len $namesakes] = 1) do={ :do { /ip hotspot cookie remove $cookie } on-error={} }',
      '}',
      ':if ($off) do={',
      ...append('" end"', 2),
      '}',
    ),
    '}',
  ].join('\n')
}

/** A session cannot be older than the router's own start; one of a day or more counts as a day. Never too early. */
function startOne(): string {
  return [
    ':local mark [/ip hotspot user get $ticket comment]',
    ':local who [/ip hotspot user get $ticket name]',
    readNumber('v', 'validity'),
    ':local longest 0s',
    ':foreach visit in=[/ip hotspot active find where (user="$who" && radius=no)] do={',
    '  :local lasted [/ip hotspot active get $visit uptime]',
    '  :if (($lasted > $longest) && ($lasted <= $running)) do={ :set longest $lasted }',
    '}',
    ':local past 86400',
    ':local span [:tostr $longest]',
    ':if ([:len $span] = 8) do={',
    '  :set past ([:tonum ("1" . [:pick $span 0 2])] - 100)',
    '  :set past (($past * 60) + ([:tonum ("1" . [:pick $span 3 5])] - 100))',
    '  :set past (($past * 60) + ([:tonum ("1" . [:pick $span 6 8])] - 100))',
    '}',
    ':if ($validity > 0) do={',
    '  :local words (" exp=" . (($nowUtc + $validity) - $past))',
    ...append('$words', 2),
    '}',
  ].join('\n')
}

/** Puts the number of the first word `name=…` of `mark` into a variable; 0 when there is none. As `readMark` has it. */
function readNumber(name: string, variable: string): string {
  return [
    `:local ${variable} 0`,
    ':local rest "$mark "',
    `:while (($${variable} = 0) && ([:len $rest] > 0)) do={`,
    '  :local gap [:find $rest " "]',
    '  :local piece [:pick $rest 0 $gap]',
    '  :set rest [:pick $rest ($gap + 1) [:len $rest]]',
    String.raw`  :if ($piece ~ "^${number(name)}\$") do={ :set ${variable} [:tonum [:pick $piece ${name.length + 1} [:len $piece]]] }`,
    '}',
  ].join('\n')
}

/** Writes behind the mark, unless somebody changed it since it was read: then the next run looks at it again. */
function append(words: string, spaces: number): string[] {
  const to = '/ip hotspot user set $ticket comment'
  const line = `:if ([/ip hotspot user get $ticket comment] = $mark) do={ ${to}=($mark . ${words}) }`
  return [' '.repeat(spaces) + line]
}

/** Two spaces before every line. */
function indent(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n')).map((line) => `  ${line}`)
}

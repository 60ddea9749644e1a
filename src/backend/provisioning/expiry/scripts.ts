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
 * Somebody else may have the same name at one of the hotspot's servers: sessions there are theirs, and cookies may be.
 * RADIUS lets in its own.
 */
const endSessions = [
  ':foreach visit in=[/ip hotspot active find where (user="$who" && radius=no)] do={',
  '  :do {',
  '    :local place [/ip hotspot active get $visit server]',
  '    :local others [/ip hotspot user find where (name="$who" && server="$place")]',
  '    :if (($place = $home) || ([:len $others] = 0)) do={ /ip hotspot active remove $visit }',
  '  } on-error={}',
  '}',
].join('\n')
const forgetCookies = [
  ':foreach cookie in=[/ip hotspot cookie find where user="$who"] do={',
  '  :local namesakes [/ip hotspot user find where name="$who"]',
  '  :if ([:len $namesakes] = 1) do={ :do { /ip hotspot cookie remove $cookie } on-error={} }',
  '}',
].join('\n')

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
    ...indent(indent(append('$words')).join('\n')),
    '  }',
    '}',
  ),
  '}',
].join('\n')

/**
 * Run every minute.
 *
 * Ends whose time is over: forgets its cookies, switches it off with ` end` in one command, so that nobody ever sees one
 * without the other, and ends its sessions. Two seconds later it does so again: a login that was let in just before the
 * switching off has a session by then. Starts the time of those that waited for the clock, or whose login nobody noticed,
 * back to when the session that still runs began.
 */
export const sweepScript = [
  owner('ends tokens whose time is over'),
  readClock,
  judgeClock,
  `:if ($year >= ${firstPlausibleYear}) do={`,
  ...indent(
    duePattern(),
    `:local over [/ip hotspot user find where (comment~"$due" && (!(comment~${has('end')})))]`,
    ...forEach('$over', endOne(), 'could not end a token and tries again in a minute'),
    ':if ([:len $over] > 0) do={',
    '  :delay 2s',
    ...indent(...forEach('$over', putOutAgain(), 'could not end a session')),
    '}',
  ),
  '}',
  ':if ($sure) do={',
  ...indent(
    `:local begun [/ip hotspot user find where (comment~"${ours} .*v=[1-9]" && (!(comment~${has(number('exp'))})) && ((comment~${has('wait')}) || (uptime>0s)))]`,
    ...forEach('$begun', startOne(), 'could not start a token and tries again in a minute'),
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

/** The mark is read again right before the writing: a counter may prolong the token while its cookies are forgotten. */
function endOne(): string {
  return [
    ':local who [/ip hotspot user get $ticket name]',
    ':local home [/ip hotspot user get $ticket server]',
    ':local mark [/ip hotspot user get $ticket comment]',
    readNumber('exp', 'ends'),
    ':if (($ends > 0) && ($ends < $nowUtc)) do={',
    ...indent(
      forgetCookies,
      ':if ([/ip hotspot user get $ticket comment] = $mark) do={',
      '  /ip hotspot user set $ticket comment=($mark . " end") disabled=yes',
      ...indent(endSessions),
      '}',
    ),
    '}',
  ].join('\n')
}

/** Only who was ended: somebody may have prolonged the token meanwhile. */
function putOutAgain(): string {
  return [
    ':local mark [/ip hotspot user get $ticket comment]',
    `:if (($mark ~ ${has('end')}) && ([/ip hotspot user get $ticket disabled] = true)) do={`,
    ...indent(
      ':local who [/ip hotspot user get $ticket name]',
      ':local home [/ip hotspot user get $ticket server]',
      forgetCookies,
      endSessions,
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
    ...indent(append('$words')),
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
function append(words: string): string {
  const write = `/ip hotspot user set $ticket comment=($mark . ${words})`
  return `:if ([/ip hotspot user get $ticket comment] = $mark) do={ ${write} }`
}

/** Does something for each user of a list; what goes wrong with one is in the log, and the others have their turn. */
function forEach(list: string, body: string, problem: string): string[] {
  return [
    `:foreach ticket in=${list} do={`,
    '  :do {',
    ...indent(indent(body).join('\n')),
    `  } on-error={ :log warning "teller-sweep ${problem}" }`,
    '}',
  ]
}

/** Two spaces before every line. */
function indent(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n')).map((line) => `  ${line}`)
}

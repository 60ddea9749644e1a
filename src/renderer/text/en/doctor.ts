/** English: the router doctor, its checks by name, and its test with a real code. */
import type { DoctorProgress } from '../../../contract/doctor.ts'
import type { CanarySaying } from '../../../core/canary.ts'
import type { CheckGroup, CheckId, Verdict } from '../../../core/router-checks.ts'

export const doctor = {
  lead: 'Looks at everything that selling needs from this router. Looking changes nothing.',
  examineAgain: 'Examine again',
  examining: 'Examining…',
  answeredBy: '{{identity}} · {{board}} · RouterOS {{version}}',
  when: 'Examined at {{time}}, in {{seconds}} s.',
  allWell: 'All is well',
  toFix_one: '{{count}} thing to fix',
  toFix_other: '{{count}} things to fix',
  toKnow_one: '{{count}} to know',
  toKnow_other: '{{count}} to know',
  notSeen_one: '{{count}} could not be looked at',
  notSeen_other: '{{count}} could not be looked at',
  cutOff_one: '{{count}} check was not made, because there was no connection.',
  cutOff_other: '{{count}} checks were not made, because there was no connection.',
  showGood_one: 'Show {{count}} that is well',
  showGood_other: 'Show {{count}} that are well',
  hideGood: 'Hide what is well',
  whatToDo: 'What to do',
  fixIt: 'Fix it…',
  fixTitle: 'This is what Teller will do on the router',
  fixNote: 'Exactly these commands, in this order, and nothing else. It is written into the journal.',
  apply: 'Apply',
  applying: 'Applying…',
  cancel: 'Cancel',
  applied: 'Done. The router was examined again.',
  refusedTitle: 'The router did not take this',
  refused: 'Its answer: “{{text}}”. What came before it in the list was done; the list above shows how things stand.',
  onlyOwner: 'The owner can have this fixed from here.',
} as const

/** What the doctor is doing at the moment. */
export const doctorDoing = {
  connecting: 'Connecting to the router…',
  asking: 'Asking the router about everything…',
  tidying: 'Looking for leftovers of an earlier test…',
  writing: 'Putting a test code on the router…',
  reading: 'Reading it back…',
  waiting: 'Its time is over. Waiting for the router to end it…',
  removing: 'Removing the test code…',
} as const satisfies Record<DoctorProgress['doing'], string>

export const checkGroup = {
  connection: 'Connection',
  time: 'Time',
  hotspot: 'Hotspot',
  safety: 'Safety',
  room: 'Room to grow',
} as const satisfies Record<CheckGroup, string>

export const checkName = {
  reach: 'Reaching it',
  device: 'The right router',
  login: 'Signing in',
  policies: 'Rights of Teller’s user',
  encryption: 'Encryption',
  access: 'This computer is let in',
  version: 'RouterOS version',
  clock: 'Clock',
  zone: 'Time zone',
  ntp: 'Time from the network',
  package: 'Hotspot package',
  device_mode: 'Device mode',
  server: 'Hotspot server',
  login_methods: 'Ways to log in',
  login_page: 'Login page',
  addresses: 'Addresses for each device',
  profiles: 'Package profiles',
  sweep: 'Ending codes',
  radius: 'RADIUS',
  updates: 'Security updates',
  tampering: 'Signs of a break-in',
  services: 'Open doors',
  trial: 'Free trial',
  licence: 'Licence',
  storage: 'Storage',
  memory: 'Memory',
  processor: 'Processor',
} as const satisfies Record<CheckId, string>

export const verdict = {
  ok: 'Good',
  warn: 'To know',
  bad: 'To fix',
  unknown: 'Not known',
  not_applicable: 'Does not apply',
} as const satisfies Record<Verdict, string>

export const canary = {
  title: 'Test with a real code',
  lead: 'Puts a test code on the router for about a minute, lets its time run out, and sees whether the router itself ends it. Customers notice nothing, and everything is removed afterwards.',
  start: 'Run the test',
  stop: 'Stop the test',
  stopping: 'Stopping…',
  secondsLeft_one: 'At most {{count}} second more.',
  secondsLeft_other: 'At most {{count}} seconds more.',
  proven: 'Proven: codes are kept as sold, and end by themselves.',
  partly: 'Not everything could be proven.',
  failed: 'Something does not work as it should.',
} as const

/** The verdict of a line, for those who listen. */
export const canaryVerdict = {
  ok: 'Proven:',
  warn: 'To know:',
  bad: 'Failed:',
  unknown: 'Not proven:',
  not_applicable: 'Does not apply:',
} as const satisfies Record<Verdict, string>

/** The same in the journal, in a word or two. */
export const canaryFact = {
  record_kept: 'kept as sold',
  record_differs: 'not kept as sold',
  record_refused: 'refused',
  password_kept: 'password kept',
  password_hidden: 'password hidden',
  script_there: 'end would be written down',
  script_missing: 'end would not be written down',
  sweep_ended_it: 'ended by the router',
  sweep_missing: 'no task to end it',
  sweep_silent: 'not ended by the router',
  sweep_not_awaited: 'stopped before its end',
  log_in_not_tried: 'log-in not tried',
  removed: 'removed',
  left_behind: 'left behind',
  link_broke: 'connection broke',
} as const satisfies Record<CanarySaying, string>

/** What a test code proved, line by line. */
export const canarySaying = {
  record_kept: 'The router keeps a code exactly as it is sold: profile, time and data.',
  record_differs: 'The router changed what it was told: {{properties}}.',
  record_refused: 'The router refused the test code: “{{text}}”.',
  password_kept: 'The password is the one that was sold.',
  password_hidden: 'The router hides passwords from Teller, so this one could not be compared.',
  script_there: 'Its profile ({{profile}}) writes down at the first log-in when the code ends.',
  script_missing: 'Its profile ({{profile}}) does not write down when a code ends.',
  sweep_ended_it: 'The router itself ended the code, {{seconds}} after its time was over.',
  sweep_missing: 'The router has no task of Teller’s that ends codes, so there was nothing to wait for.',
  sweep_silent: 'The router did not end the code within {{seconds}}.',
  sweep_not_awaited: 'The test was stopped before the router could end the code.',
  log_in_not_tried: 'Not tried: a log-in with a phone. For that, sell a code and use it.',
  removed: 'The test code was removed again.',
  left_behind: 'The test code could not be removed. The next test does it; it opens nothing, its time is over.',
  link_broke: 'The connection broke during the test.',
} as const satisfies Record<CanarySaying, string>

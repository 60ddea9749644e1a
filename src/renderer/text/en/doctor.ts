/** English: the router doctor, what it finds and what to do about it. */
import type { DoctorProgress } from '../../../contract/doctor.ts'
import type { CanarySaying } from '../../../core/canary.ts'
import type { CheckGroup, CheckId, Saying, Unseen, Verdict } from '../../../core/router-checks.ts'

export const doctor = {
  open: 'Examine',
  title: 'How is {{name}}?',
  close: 'Close',
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

/** What a check found, as one sentence. */
export const finding = {
  reach_quick: 'It answers in {{milliseconds}} ms.',
  reach_slow: 'It answers in {{milliseconds}} ms, which is slow: every sale waits for it.',
  reach_there: 'Something answers at {{address}}.',
  reach_no_name: 'No computer of this name is known: {{address}}.',
  reach_no_answer: 'Nothing answers at {{address}}.',
  reach_closed: 'The router is there, but its API is closed at {{address}}.',
  reach_other_program: 'Something answers at {{address}}, but it is not a MikroTik API.',
  reach_hung_up: 'The router at {{address}} hangs up.',

  device_same: 'It is the one that was set up: {{serial}}.',
  device_differs: 'Another router answers: {{found}} instead of {{known}}.',
  device_untold: 'This router has no number to know it by.',

  login_accepted: 'It lets the user {{user}} in.',
  login_refused: 'It refuses the name or the password of {{user}}.',
  login_without_api: 'The user {{user}} may not use the API.',

  policies_exact: 'They are enough, and no more than that.',
  policies_missing: 'These rights are missing: {{missing}}.',
  policies_no_sensitive: 'It cannot see passwords, so Teller cannot tell whether a code’s password is still right.',
  policies_admin: 'Teller uses an admin login: {{user}} may change everything on the router.',
  policies_wide: 'The user {{user}} may do more than Teller needs: {{more}}.',

  encryption_off: 'The connection is not encrypted: whoever is on the same network could read the codes.',
  encryption_good: 'The connection is encrypted, and the certificate is good for {{days}} more days.',
  encryption_ending: 'The router’s certificate ends in {{days}} days.',
  encryption_ended: 'The router’s certificate ended {{days}} days ago.',
  encryption_failed: 'No encrypted connection came about: {{text}}.',

  access_any: 'The router limits its API to no addresses.',
  access_listed: 'This computer’s address, {{address}}, is among those the router lets in.',
  access_not_listed:
    'This computer’s address, {{address}}, is not in the router’s list ({{list}}). It gets in some other way.',

  version_known: 'RouterOS {{version}}, which Teller knows.',
  version_preview: 'RouterOS {{version}} is a test version.',
  version_scheduler: 'RouterOS {{version}} forgets tasks that were made without a start time. Teller’s own has one.',
  version_old: 'RouterOS {{version}} is very old and gets no repairs any more.',
  version_too_old: 'RouterOS {{version}} is too old for Teller.',

  clock_right: 'It shows the right time.',
  clock_nearly: 'It is {{seconds}} off this computer’s clock.',
  clock_unset: 'The router does not know the time. It probably lost it in a power cut.',
  clock_router_behind:
    'The router’s clock is {{seconds}} behind this computer’s, and the router’s is probably the wrong one.',
  clock_router_ahead:
    'The router’s clock is {{seconds}} ahead of this computer’s, and the router’s is probably the wrong one.',
  clock_computer_behind:
    'This computer’s clock is {{seconds}} behind the router’s, which gets the time from the network.',
  clock_computer_ahead:
    'This computer’s clock is {{seconds}} ahead of the router’s, which gets the time from the network.',

  zone_same: 'It is the café’s: {{zone}}.',
  zone_alike: 'The router says {{router}}, which has the same time all year as the café’s {{cafe}}.',
  zone_differs: 'The router says {{router}}, the café is in {{cafe}}.',

  ntp_synchronised: 'It gets the time from the network.',
  ntp_waiting: 'It asks for the time, but has not got it yet.',
  ntp_no_server: 'It should ask for the time, but does not know whom.',
  ntp_off: 'It does not ask for the time. After a power cut its clock is wrong.',

  package_there: 'It is installed and on.',
  package_off: 'It is installed but switched off.',
  package_missing: 'It is not installed on this router.',
  package_built_in: 'On this router the hotspot is built in.',

  device_mode_free: 'The device allows hotspot and scheduler (mode {{mode}}).',
  device_mode_no_hotspot: 'The device forbids the hotspot (mode {{mode}}).',
  device_mode_no_scheduler: 'The device forbids scheduled tasks (mode {{mode}}), so it cannot end codes by itself.',
  device_mode_none: 'This version of RouterOS has no device mode.',

  server_works: 'It works: {{servers}}.',
  server_none: 'There is no hotspot on this router.',
  server_off: 'The hotspot {{server}} is switched off.',
  server_invalid: 'The hotspot {{server}} does not work: the router calls it invalid.',

  methods_right: 'Customers can type a code or scan it: {{methods}}.',
  methods_no_code: 'There is no page on which customers could type a code.',
  methods_no_qr: 'A code can be typed, but the ticket’s QR code will not log anybody in: HTTP PAP is off.',
  methods_no_cookie: 'Customers have to type their code again each time they come back: cookies are off.',

  page_same: 'Tickets lead to {{host}}, and that is the hotspot’s name.',
  page_by_address: 'Tickets lead to {{host}}, and that is the hotspot’s address.',
  page_differs: 'Tickets lead to {{host}}, but the hotspot is called {{router}}.',
  page_unnamed: 'Tickets lead to {{host}}, but the hotspot has no name.',
  page_not_printed: 'Tickets print no QR code, because no login page is set for this router.',

  addresses_limited: 'One device gets {{most}} addresses at most.',
  addresses_unlimited: 'One device may take every address of {{server}}, and then nobody else gets in.',

  profiles_there_one: 'The {{count}} profile that the packages need is there.',
  profiles_there_other: 'The {{count}} profiles that the packages need are there.',
  profiles_missing_one: '{{count}} profile that the packages need is missing.',
  profiles_missing_other: '{{count}} profiles that the packages need are missing.',
  profiles_changed_one: '{{count}} profile was changed on the router: speed or number of devices are not as sold.',
  profiles_changed_other: '{{count}} profiles were changed on the router: speed or number of devices are not as sold.',
  profiles_none: 'There are no packages yet that would need one.',

  sweep_runs_one: 'The router ends codes by itself; its task has run once.',
  sweep_runs_other: 'The router ends codes by itself; its task has run {{count}} times.',
  sweep_new: 'The task that ends codes is there, and runs within the next minute.',
  sweep_missing: 'The task that ends codes is not on this router: they would go on while this computer is off.',
  sweep_off: 'The task that ends codes is switched off.',
  sweep_foreign: 'A task has the name of Teller’s, but somebody else made it.',
  sweep_powerless: 'The task that ends codes may not do it: it lacks the rights {{missing}}.',
  sweep_stopped: 'The task that ends codes does not run any more.',

  radius_off: 'The hotspot asks nobody else about codes.',
  radius_on: 'The hotspot {{profile}} also asks a RADIUS server, which may know other codes or other limits.',

  updates_fine: 'No hole is known to Teller in this version.',
  updates_hole:
    'RouterOS {{version}} has a hole through which strangers take routers over. It is closed in {{mended}}.',

  tampering_none: 'The router finds none.',
  tampering_found: 'The router itself says that somebody tampered with it.',
  tampering_untold: 'This version of RouterOS does not look for them.',

  services_limited: 'The ways to manage the router are closed or limited to certain addresses.',
  services_open: 'Anybody who can reach the router can try to sign in here: {{services}}.',

  trial_off: 'Nobody surfs without a code.',
  trial_on: 'The hotspot {{profile}} lets people surf for free for a while.',

  licence_unlimited: 'Level {{level}}: any number of customers at once.',
  licence_room: 'Level {{level}}: {{most}} customers at once, and {{used}} are on now.',
  licence_tight: 'Level {{level}} allows {{most}} customers at once, and {{used}} are on now.',
  licence_full: 'All {{most}} places of level {{level}} are taken: nobody else gets in.',
  licence_single: 'Level {{level}} lets one single customer in at a time.',
  licence_none: 'The licence is a trial that ends after 24 hours.',
  licence_slow: 'The free licence limits every interface to 1 Mbit/s.',
  licence_ended: 'The licence has run out: the router gets no updates any more.',

  storage_room: '{{free}} of {{total}} are free.',
  storage_low: 'Only {{free}} of {{total}} are free.',
  storage_full: 'Only {{free}} of {{total}} are free: the router may not be able to write anything down.',

  memory_room: '{{free}} of {{total}} are free.',
  memory_low: 'Only {{free}} of {{total}} are free.',
  memory_full: 'Only {{free}} of {{total}} are free: the router may restart by itself.',

  processor_calm: '{{percent}} % busy.',
  processor_busy: '{{percent}} % busy at this moment.',

  no_link: 'Not looked at: there was no connection.',
  too_late: 'Not looked at: the router took too long to answer.',
  not_permitted: 'Not looked at: Teller’s user may not.',
  no_such_menu: 'Not looked at: this version of RouterOS does not have it.',
  router_refused: 'Not looked at: the router answered “{{text}}”.',
  unreadable: 'Not looked at: Teller does not understand the router’s answer.',
  not_listed: 'Not looked at: the router does not list this user itself.',
  no_server: 'There is no working hotspot to look at.',
} as const satisfies Record<Uncounted | Counted, string>

type Plural = 'profiles_there' | 'profiles_missing' | 'profiles_changed' | 'sweep_runs'
type Uncounted = Exclude<Saying | Unseen, Plural>
type Counted = `${Plural}_${'one' | 'other'}`

/** What to do about it; nothing where all is well. */
export const findingToDo = {
  reach_slow:
    'Look at the cable and the network between this computer and the router. A Wi-Fi hop in between is often it.',
  reach_no_name: 'Check the address in the settings, or use the router’s number address.',
  reach_no_answer:
    'Check the router’s power, its cable and the address in the settings. Selling goes on; codes reach the router when it is back.',
  reach_closed: 'On the router, open IP > Services and switch “api” (or “api-ssl”) on; check the port in the settings.',
  reach_other_program: 'Check the port in the settings: 8728, or 8729 with encryption.',
  reach_hung_up:
    'It may be restarting: wait a minute, then examine again. Too many connections at once are another cause.',

  device_differs:
    'If the router was exchanged, say so in the settings, and Teller puts the codes on the new one. If not, check the address.',

  login_refused: 'Type the password again in the settings. If somebody changed it on the router, ask them.',
  login_without_api: 'On the router, under System > Users > Groups, give this user’s group the right “api”.',

  policies_missing: 'On the router, under System > Users > Groups, tick these rights for this user’s group.',
  policies_no_sensitive: 'On the router, under System > Users > Groups, tick “sensitive” for this user’s group.',
  policies_admin: 'Make a user for Teller alone, with the rights read, write, api, sensitive and test.',
  policies_wide: 'Take the other rights away from this user’s group, under System > Users > Groups on the router.',

  encryption_off: 'Make a certificate on the router, switch “api-ssl” on, and turn encryption on in the settings.',
  encryption_ending: 'Make a new certificate on the router, and enter its fingerprint in the settings on the same day.',
  encryption_ended: 'It still works, because Teller knows this very certificate. Make a new one when there is time.',
  encryption_failed:
    'If the router was reset or exchanged, enter the fingerprint of its new certificate in the settings. If not, somebody may be in between: do not sign in.',

  access_not_listed:
    'Add this computer’s address on the router under IP > Services, or it may be locked out when the way changes.',

  version_preview: 'Use a stable version where money is earned.',
  version_scheduler: 'Update to RouterOS 7.24.5 or later: System > Packages > Check for updates.',
  version_old: 'Update to RouterOS 6.49.21 or later: System > Packages > Check for updates.',
  version_too_old: 'Update to RouterOS 6.49.21 or later: System > Packages > Check for updates.',

  clock_nearly: 'It does no harm yet. Time from the network keeps both right.',
  clock_unset:
    'Codes with an end date wait until it knows. Let it get the time from the network, and see that it has a connection.',
  clock_router_behind:
    'Codes end too late. Let the router get the time from the network, or set it under System > Clock.',
  clock_router_ahead:
    'Codes end too early. Let the router get the time from the network, or set it under System > Clock.',
  clock_computer_behind: 'Set this computer’s clock: sales and tickets carry its time.',
  clock_computer_ahead: 'Set this computer’s clock: sales and tickets carry its time.',

  zone_differs: 'Codes end at the right moment all the same; the router’s log and its own tasks show another hour.',

  ntp_waiting: 'Wait some minutes. If it stays so, the router has no way to the internet or no name server.',
  ntp_no_server: 'Tell it whom to ask.',
  ntp_off: 'Switch it on: most routers have no battery for their clock.',

  package_off: 'Switch it on under System > Packages, and restart the router.',
  package_missing:
    'Get the “hotspot” package of exactly this version from mikrotik.com, drop it into Files, and restart.',

  device_mode_no_hotspot:
    'In the router’s terminal type: /system/device-mode/update mode=advanced. Then, within five minutes, press the reset or mode button once, or pull the plug.',
  device_mode_no_scheduler:
    'In the router’s terminal type: /system/device-mode/update mode=advanced. Then, within five minutes, press the reset or mode button once, or pull the plug.',

  server_none: 'Set one up on the router: IP > Hotspot > Hotspot Setup asks for everything.',
  server_off: 'Switch it on.',
  server_invalid: 'Its interface may be gone, or the device mode forbids it. Look under IP > Hotspot on the router.',

  methods_no_code: 'Turn HTTP PAP and cookies on for the hotspot’s profile.',
  methods_no_qr:
    'Turn HTTP PAP on, or print tickets without a QR code by leaving the login page empty in the settings.',
  methods_no_cookie: 'Turn cookies on for the hotspot’s profile.',

  page_differs: 'Give the hotspot the name that tickets print, or enter the hotspot’s name in the settings.',
  page_unnamed: 'Give the hotspot the name that tickets print, or enter the hotspot’s address in the settings.',

  addresses_unlimited: 'Limit it to two, as MikroTik proposes.',

  profiles_missing: 'Teller makes them with the next sale. They can be made now.',
  profiles_changed: 'Put them back as the packages say.',

  sweep_missing: 'Examine again in a minute: Teller puts it there when it connects.',
  sweep_off: 'Switch it on again.',
  sweep_foreign: 'Rename or remove that task under System > Scheduler; Teller then puts its own there.',
  sweep_powerless: 'Remove the task under System > Scheduler; Teller then makes it anew, with the rights its user has.',
  sweep_stopped: 'Look at the router’s log. Restarting the router usually helps; the device mode may forbid it.',

  radius_on: 'If codes are refused or have other limits, look at that server first.',

  updates_hole:
    'Update under System > Packages > Check for updates. Until then, see that nobody can reach the router’s SSH from the internet.',

  tampering_found:
    'Take it off the internet. Somebody who knows MikroTik should look at users, scripts and tasks, then set it up afresh with new passwords.',

  services_open:
    'Under IP > Services, switch off what nobody uses, and limit the rest to your own computers’ addresses.',

  trial_on: 'If this is not meant so, take “trial” away from the hotspot’s profile.',

  licence_tight: 'A higher level can be bought at mikrotik.com, and is entered under System > License.',
  licence_full: 'A higher level can be bought at mikrotik.com, and is entered under System > License.',
  licence_single: 'This router cannot serve a café. A licence of level 4 or more is needed.',
  licence_none: 'Enter a licence under System > License before it ends.',
  licence_slow: 'Buy a licence for this virtual router, or customers will find it very slow.',
  licence_ended: 'Renew it under System > License, with a connection to the internet.',

  storage_low: 'Remove files that nobody needs, under Files on the router.',
  storage_full: 'Remove files that nobody needs, under Files on the router, now.',

  memory_low: 'Restart the router at a quiet hour. If this returns, it has too much to do.',
  memory_full: 'Restart the router soon. If this returns, it is too small for this café.',

  processor_busy: 'Examine again in a minute. If it stays busy, the router is too small for what it has to do.',

  no_link: 'See to the connection first, then examine again.',
  too_late: 'Examine again. If it stays slow, look at the network or at the router’s load.',
  not_permitted: 'Give Teller’s user the rights that it needs, then examine again.',
  no_such_menu: 'Nothing: an update of RouterOS may bring it.',
  router_refused: 'Examine again. If this stays, the words above help whoever knows MikroTik.',
  unreadable: 'Examine again. If this stays, tell us your version of RouterOS.',
  not_listed: 'It probably comes from a RADIUS server. Look there whether its rights are enough.',
} as const satisfies Partial<Record<Saying | Unseen, string>>

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

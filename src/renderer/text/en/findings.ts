/** English: what the router doctor finds. */
import type { Saying, Unseen } from '../../../core/router-checks.ts'

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
  profiles_changed_one:
    '{{count}} profile is not as Teller made it: speed, number of devices, or the script that starts a code’s time.',
  profiles_changed_other:
    '{{count}} profiles are not as Teller made them: speed, number of devices, or the script that starts a code’s time.',
  profiles_none: 'There are no packages yet that would need one.',

  sweep_runs_one: 'The router ends codes by itself; its task has run once.',
  sweep_runs_other: 'The router ends codes by itself; its task has run {{count}} times.',
  sweep_new: 'The task that ends codes is there, and runs within the next minute.',
  sweep_missing: 'The task that ends codes is not on this router: they would go on while this computer is off.',
  sweep_off: 'The task that ends codes is switched off.',
  sweep_foreign: 'A task has the name of Teller’s, but somebody else made it.',
  sweep_changed: 'The task that ends codes was changed on the router.',
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

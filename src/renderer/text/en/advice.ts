/** English: what to do about what the router doctor finds. */
import type { Saying, Unseen } from '../../../core/router-checks.ts'

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

  login_refused:
    'Type the password again in the settings. If it is right, look on the router under System > Users whether this user may come from this computer’s address.',
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

  sweep_missing: 'Have it put there: without it codes end only while Teller runs.',
  sweep_off: 'Switch it on again.',
  sweep_foreign: 'Rename or remove that task under System > Scheduler; Teller then puts its own there.',
  sweep_changed: 'Have it put right.',
  sweep_powerless: 'Have it put right. If that fails, give Teller’s user these rights first.',
  sweep_stopped: 'Have it started anew. If that does not help, look at the device mode and at the router’s log.',

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

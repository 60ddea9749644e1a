/** What the router doctor looks at, and the closed set of what it can find: each finding has one verdict. */

/** How the list is divided, in the order in which a person would look. */
export const CHECK_GROUPS = ['connection', 'time', 'hotspot', 'safety', 'room'] as const
export type CheckGroup = (typeof CHECK_GROUPS)[number]

/** Each check and its group, in the order of the list. */
const CHECKS = {
  reach: 'connection',
  device: 'connection',
  login: 'connection',
  policies: 'connection',
  encryption: 'connection',
  access: 'connection',
  version: 'connection',
  clock: 'time',
  zone: 'time',
  ntp: 'time',
  package: 'hotspot',
  device_mode: 'hotspot',
  server: 'hotspot',
  login_methods: 'hotspot',
  login_page: 'hotspot',
  addresses: 'hotspot',
  profiles: 'hotspot',
  sweep: 'hotspot',
  radius: 'hotspot',
  updates: 'safety',
  tampering: 'safety',
  services: 'safety',
  trial: 'safety',
  licence: 'room',
  storage: 'room',
  memory: 'room',
  processor: 'room',
} as const satisfies Record<string, CheckGroup>

export type CheckId = keyof typeof CHECKS
export const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[]

export const groupOf = (check: CheckId): CheckGroup => CHECKS[check]

/** `bad` stops selling or ending codes sooner or later, `warn` is worth knowing, `unknown` could not be looked at. */
export const VERDICTS = ['ok', 'warn', 'bad', 'unknown', 'not_applicable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Everything a check can say of a router, and how bad that is. */
const SAYINGS = {
  reach_quick: ['reach', 'ok'],
  reach_slow: ['reach', 'warn'],
  reach_there: ['reach', 'ok'],
  reach_no_name: ['reach', 'bad'],
  reach_no_answer: ['reach', 'bad'],
  reach_closed: ['reach', 'bad'],
  reach_other_program: ['reach', 'bad'],
  reach_hung_up: ['reach', 'bad'],

  device_same: ['device', 'ok'],
  device_differs: ['device', 'bad'],
  device_untold: ['device', 'not_applicable'],

  login_accepted: ['login', 'ok'],
  login_refused: ['login', 'bad'],
  login_without_api: ['login', 'bad'],

  policies_exact: ['policies', 'ok'],
  policies_missing: ['policies', 'bad'],
  policies_no_sensitive: ['policies', 'warn'],
  policies_admin: ['policies', 'warn'],
  policies_wide: ['policies', 'warn'],

  encryption_off: ['encryption', 'warn'],
  encryption_good: ['encryption', 'ok'],
  encryption_ending: ['encryption', 'warn'],
  encryption_ended: ['encryption', 'warn'],
  encryption_failed: ['encryption', 'bad'],

  access_any: ['access', 'ok'],
  access_listed: ['access', 'ok'],
  access_not_listed: ['access', 'warn'],

  version_known: ['version', 'ok'],
  version_preview: ['version', 'warn'],
  version_scheduler: ['version', 'warn'],
  version_old: ['version', 'warn'],
  version_too_old: ['version', 'bad'],

  clock_right: ['clock', 'ok'],
  clock_nearly: ['clock', 'warn'],
  clock_unset: ['clock', 'bad'],
  clock_router_behind: ['clock', 'bad'],
  clock_router_ahead: ['clock', 'bad'],
  clock_computer_behind: ['clock', 'bad'],
  clock_computer_ahead: ['clock', 'bad'],

  zone_same: ['zone', 'ok'],
  zone_alike: ['zone', 'ok'],
  zone_differs: ['zone', 'warn'],

  ntp_synchronised: ['ntp', 'ok'],
  ntp_waiting: ['ntp', 'warn'],
  ntp_no_server: ['ntp', 'bad'],
  ntp_off: ['ntp', 'bad'],

  package_there: ['package', 'ok'],
  package_off: ['package', 'bad'],
  package_missing: ['package', 'bad'],
  package_built_in: ['package', 'not_applicable'],

  device_mode_free: ['device_mode', 'ok'],
  device_mode_no_hotspot: ['device_mode', 'bad'],
  device_mode_no_scheduler: ['device_mode', 'bad'],
  device_mode_none: ['device_mode', 'not_applicable'],

  server_works: ['server', 'ok'],
  server_none: ['server', 'bad'],
  server_off: ['server', 'bad'],
  server_invalid: ['server', 'bad'],

  methods_right: ['login_methods', 'ok'],
  methods_no_code: ['login_methods', 'bad'],
  methods_no_qr: ['login_methods', 'warn'],
  methods_no_cookie: ['login_methods', 'warn'],

  page_same: ['login_page', 'ok'],
  page_by_address: ['login_page', 'ok'],
  page_differs: ['login_page', 'bad'],
  page_unnamed: ['login_page', 'bad'],
  page_not_printed: ['login_page', 'not_applicable'],

  addresses_limited: ['addresses', 'ok'],
  addresses_unlimited: ['addresses', 'warn'],

  profiles_there: ['profiles', 'ok'],
  profiles_missing: ['profiles', 'warn'],
  profiles_changed: ['profiles', 'bad'],
  profiles_none: ['profiles', 'not_applicable'],

  sweep_runs: ['sweep', 'ok'],
  sweep_new: ['sweep', 'ok'],
  sweep_missing: ['sweep', 'bad'],
  sweep_off: ['sweep', 'bad'],
  sweep_foreign: ['sweep', 'bad'],
  sweep_changed: ['sweep', 'bad'],
  sweep_powerless: ['sweep', 'bad'],
  sweep_stopped: ['sweep', 'bad'],

  radius_off: ['radius', 'ok'],
  radius_on: ['radius', 'warn'],

  updates_fine: ['updates', 'ok'],
  updates_hole: ['updates', 'warn'],

  tampering_none: ['tampering', 'ok'],
  tampering_found: ['tampering', 'bad'],
  tampering_untold: ['tampering', 'not_applicable'],

  services_limited: ['services', 'ok'],
  services_open: ['services', 'warn'],

  trial_off: ['trial', 'ok'],
  trial_on: ['trial', 'warn'],

  licence_unlimited: ['licence', 'ok'],
  licence_room: ['licence', 'ok'],
  licence_tight: ['licence', 'warn'],
  licence_full: ['licence', 'bad'],
  licence_single: ['licence', 'bad'],
  licence_none: ['licence', 'bad'],
  licence_slow: ['licence', 'warn'],
  licence_ended: ['licence', 'warn'],

  storage_room: ['storage', 'ok'],
  storage_low: ['storage', 'warn'],
  storage_full: ['storage', 'bad'],

  memory_room: ['memory', 'ok'],
  memory_low: ['memory', 'warn'],
  memory_full: ['memory', 'bad'],

  processor_calm: ['processor', 'ok'],
  processor_busy: ['processor', 'warn'],
} as const satisfies Record<string, readonly [CheckId, Verdict]>

export type Saying = keyof typeof SAYINGS
export const SAYING_WORDS = Object.keys(SAYINGS) as readonly Saying[]

/** What a check of this name can say. */
export type SayingOf<C extends CheckId> = {
  [S in Saying]: (typeof SAYINGS)[S][0] extends C ? S : never
}[Saying]

/** Whose saying it is. */
export const checkOf = (says: Saying): CheckId => SAYINGS[says][0]

/** Why a check could not be made, and what that makes of it. */
const UNSEEN_VERDICTS = {
  no_link: 'unknown',
  too_late: 'unknown',
  not_permitted: 'unknown',
  no_such_menu: 'unknown',
  router_refused: 'unknown',
  unreadable: 'unknown',
  not_listed: 'unknown',
  no_server: 'not_applicable',
} as const satisfies Record<string, Verdict>

export type Unseen = keyof typeof UNSEEN_VERDICTS
export const UNSEEN = Object.keys(UNSEEN_VERDICTS) as readonly Unseen[]

/** How bad it is that a check says this, or that it could not be made for this reason. */
export function verdictOf(says: Saying | Unseen): Verdict {
  return says in UNSEEN_VERDICTS ? UNSEEN_VERDICTS[says as Unseen] : SAYINGS[says as Saying][1]
}

/** How many findings want something done, how many are worth knowing, and how many are open. */
export interface Tally {
  readonly bad: number
  readonly warn: number
  readonly unknown: number
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const many = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length
  return { bad: many('bad'), warn: many('warn'), unknown: many('unknown') }
}

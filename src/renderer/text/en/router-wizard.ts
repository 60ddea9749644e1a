/** English: setting a router up, step by step. */
import type {
  HotspotRefusal,
  StepGroup,
  StepId,
  StepProblem,
  StepState,
  WarningKind,
} from '../../../contract/onboarding.ts'
import { routerProblem } from './equipment.ts'

export const wizard = {
  steps: 'Steps',
  step: 'Step {{at}} of {{of}}',
  stage: { find: 'Find it', login: 'Log in once', plan: 'See what happens', apply: 'Set it up', done: 'Done' },
  back: 'Back',
  cancel: 'Cancel',
  next: 'Continue',
} as const

/** Finding the router. */
export const wizardFind = {
  title: 'Which router?',
  lead: 'Teller can ask your network which MikroTik routers are there. It does so only when you press the button.',
  look: 'Look for routers',
  lookAgain: 'Look again',
  byHand: 'It is set up already: type its login in',
  looking: 'Asking the network… about three seconds',
  found_one: '{{count}} router answered',
  found_other: '{{count}} routers answered',
  list: 'Routers that answered',
  noName: 'No name',
  noAddress: 'It has no address this computer could use. Give it one in WinBox first.',
  seenOn: 'on {{name}}',
  noneTitle: 'No MikroTik router answered',
  none: 'Look whether it is switched on and on the same network as this computer. Some routers hide: then type the address.',
  deafTitle: 'This computer is on no network',
  deaf: 'Plug in the cable or join the Wi-Fi of your router, then look again.',
  or: 'Or type its address',
  host: 'Address',
  hostHint: 'Such as 192.168.88.1',
  otherPort: 'Its API is at another port than usual',
  port: 'API port',
  tls: 'This port is encrypted',
} as const

/** Logging in as admin. */
export const wizardLogin = {
  title: 'Log in once',
  lead: 'As somebody who may change everything on the router at {{host}}: usually “admin”.',
  username: 'Admin’s user name',
  password: 'Admin’s password',
  what: 'What happens with this password',
  used: 'It is used now, to look, and once more when you have agreed to what Teller will do.',
  forgotten: 'It is never saved and never written down. After fifteen minutes, or when you leave, it is forgotten.',
  less: 'From then on Teller works with a login of its own, which may do far less.',
  inClear: 'If the router has no encryption yet, this one login crosses your network unencrypted.',
  practice: 'In practice the user is “admin” and the password “practice”.',
  submit: 'Log in and look',
  submitting: 'Looking around on the router…',
  fails: 'Could not look at the router',
  permission: 'This user may not make other users. Log in as “admin”, or as somebody with all rights.',
} as const

/** The plan. */
export const wizardPlan = {
  title: 'This is what will happen',
  lead: 'Nothing has been changed so far. Each line can be opened to see exactly what is sent.',
  router: 'The router',
  version: 'RouterOS',
  board: 'Model',
  serial: 'Serial number',
  licence: 'Licence level',
  hotspot: 'Hotspot',
  hotspotOn: '{{name}} on {{interface}}',
  known: 'This router is set up here already, as {{name}}. Going on gives it a new login; sales and codes stay.',
  warnings: 'Good to know',
  choose: 'You decide',
  connection: 'Connection',
  encrypted: 'Encrypted',
  plain: 'Unencrypted',
  plainText:
    'Anybody on this network could read the router’s password and every code that is sold. Choose it only if encryption does not work.',
  onlyFromHere: 'The new login works from this computer only ({{address}})',
  onlyFromHereText: 'Safer, if this computer always has this address.',
  clock: 'Have the router fetch the time from the internet',
  clockText: 'Codes that end at a time need a clock that is right.',
  makeHotspot: 'Make a hotspot',
  makeHotspotText: 'The router has none. Teller can set one up where customers connect.',
  interface: 'Where customers connect',
  network: 'Addresses for customers',
  dnsName: 'Name of the login page',
  dnsNameHint: 'Such as wifi.cafe. Empty: its address is shown.',
  noInterface: 'No interface of this router is free for customers.',
  list: 'Steps',
  changes_one: '{{count}} change on the router',
  changes_other: '{{count}} changes on the router',
  noChanges: 'Nothing to change',
  showCommand: 'Show what is sent',
  hideCommand: 'Hide what is sent',
  showAll: 'Show all commands',
  hideAll: 'Hide all commands',
  submit: 'Set it up',
  planning: 'Working the steps out…',
} as const

export const stepGroup = {
  access: 'A login of its own',
  encryption: 'The connection',
  clock: 'The time',
  hotspot: 'The hotspot',
  check: 'The proof',
} as const satisfies Record<StepGroup, string>

/** What each step does, in a sentence. */
export const stepSentence = {
  group: 'Make the group “{{name}}”: it may read and write settings, but not manage users, files or restarts.',
  user: 'Make the user “{{name}}” in it, with a long random password that only Teller knows.',
  user_again: 'Give the user “{{name}}”, left by an earlier try, a new random password.',
  certificate: 'Prepare a certificate, “{{name}}”, so that nobody on the network can listen in.',
  sign: 'Have the router sign it. This takes a small router some seconds.',
  api_ssl: 'Open the encrypted service api-ssl (port {{port}}) with the certificate “{{certificate}}”.',
  api: 'Open the service api (port {{port}}), without encryption.',
  clock: 'Fetch the time from {{servers}}.',
  pool: 'Set addresses aside for customers: {{ranges}}.',
  address: 'Give the router the address {{address}} on {{interface}}.',
  dhcp_network: 'Tell customers’ devices their way in {{network}}.',
  dhcp_server: 'Hand out addresses on {{interface}}.',
  dns: 'Let the router look up names for customers. Its firewall should keep the internet from asking.',
  server_profile:
    'Prepare the login page {{name}}: by code, by QR code, and without typing when a customer comes back.',
  server: 'Start the hotspot on {{interface}}.',
  masquerade: 'Let {{network}} out to the internet under the router’s own address.',
  login: 'Log in as “{{name}}” at {{service}} (port {{port}}), and note the router’s fingerprint.',
  trial: 'Try what selling needs: make a code, read it back, change it, remove it.',
} as const satisfies Record<StepId, string>

/** What each step is about, for the journal. */
export const stepName = {
  group: 'group',
  user: 'user',
  user_again: 'user’s password',
  certificate: 'certificate',
  sign: 'its signature',
  api_ssl: 'encrypted service',
  api: 'unencrypted service',
  clock: 'time from the internet',
  pool: 'addresses for customers',
  address: 'router’s address',
  dhcp_network: 'customers’ network',
  dhcp_server: 'handing out addresses',
  dns: 'names for customers',
  server_profile: 'login page',
  server: 'hotspot',
  masquerade: 'way to the internet',
  login: 'new login tried',
  trial: 'selling tried',
} as const satisfies Record<StepId, string>

/** How a planned step stands. */
export const plannedState = { needed: 'Will be done', optional: 'Will be done', already: 'Is so already' } as const

/** How a step goes. */
export const stepState = {
  waiting: 'Waits',
  working: 'Under way…',
  done: 'Done',
  already: 'Was so already',
  failed: 'Failed',
  undone: 'Taken back',
} as const satisfies Record<StepState, string>

/** Why a step failed, and what to do. */
export const stepProblem = {
  ...routerProblem,
  login: 'The router did not let this login in. Try again; if it stays, take it back and begin anew.',
  permission: 'This login may not do that on the router. Log in as “admin”, or as somebody with all rights.',
  tls: 'The encrypted connection did not come about. Try again; if it stays, take it back and choose “Unencrypted”.',
  said_no: 'The router said no. What it answered stands below.',
  closed: 'The connection to the router broke. What was done is found again: wait a moment, then try again.',
  timeout: 'The router took too long to answer. What was done is found again: try again.',
  unreachable: 'The router cannot be reached any more. Check the cable and the power, then try again.',
  refused: 'The router is there, but did not let Teller in at this port. Try again in a moment.',
  protocol: 'What answered was no MikroTik API. Check that nothing else uses this port, then try again.',
  conflict: 'Somebody else put something of this name there meanwhile. Take it back, then look at the router anew.',
  not_kept: 'The router confirmed this, but did not keep it. Try again.',
  not_supported: 'This version of RouterOS does not know this. What it answered stands below.',
  device_mode: 'The router’s device mode forbids this. It is changed on the router itself, with its button.',
  other_certificate:
    'The router that answers shows another certificate than its own. Somebody may be in between: check the cable, and the address.',
  stopped: 'You stopped it. What is done stays: go on, or take it back.',
} as const satisfies Record<StepProblem, string>

export const wizardApply = {
  title: 'Setting up {{name}}',
  progress: '{{done}} of {{total}} steps',
  lead: 'Each step is read back before the next one. You can stop at any time.',
  stop: 'Stop',
  stopping: 'Stopping after this step…',
  failedTitle: 'It stopped at a step',
  stoppedTitle: 'Stopped before this step',
  goOn: 'Go on',
  answered: 'The router’s words',
  again: 'Try again',
  undo: 'Take it back',
  undoing: 'Taking it back…',
  undoneTitle: 'Everything is as it was',
  undone: 'What was done on this router has been taken back. You can change the plan, or leave it.',
  toPlan: 'Back to the plan',
  leave: 'Leave it as it is',
} as const

export const wizardDone = {
  title: 'The router is ready',
  lead: 'The new login works, and selling was tried. Give the router a name, and add it to this counter.',
  name: 'Name',
  nameHint: 'As you call it, such as “Main”.',
  loginHost: 'Login page for customers',
  loginHostHint: 'For the QR code on the ticket. Empty prints none.',
  fingerprint: 'Fingerprint of the router',
  fingerprintText: 'Teller talks to the router with this certificate only. If another one answers, it refuses.',
  unencrypted: 'This router is used without encryption. You can set it up again later to change that.',
  save: 'Add to this counter',
  saving: 'Adding it…',
  savedTitle: '{{name}} is added',
  saved: 'Codes that are sold from now on go onto it.',
  next: 'What to do next',
  nextDoctor: 'Let the doctor look at the router: it finds what would trouble your customers.',
  nextSell: 'Sell yourself a code of the cheapest package, and log in with your phone.',
  finish: 'Finish',
  undo: 'Take it back instead',
  leave: 'Leave without adding it',
} as const

/** Worth knowing before anything is done; `{{value}}` is what it is about. */
export const onboardingWarning = {
  login_in_clear: 'The admin’s login was not encrypted this time, because the router has no encryption yet.',
  no_certificates:
    'This router cannot make certificates: its “security” package is off. The connection stays unencrypted.',
  service_elsewhere: 'The encrypted service accepts {{value}} only, and this computer is not among them.',
  hotspot_forbidden: 'The router’s device mode forbids hotspots. It is changed on the router itself, with its button.',
  scheduler_forbidden:
    'The router’s device mode forbids timers: codes would not end by themselves while this computer is off.',
  no_hotspot_package: 'The router’s “hotspot” package is missing or off. Codes cannot be sold before it is on.',
  licence: 'The router’s licence lets {{value}} customers online at once.',
  clock_wrong: 'The router’s clock says {{value}}. Codes that end at a time would end wrongly.',
  no_http_pap: 'QR codes cannot log in at {{value}}: switch on HTTP PAP in this hotspot profile.',
} as const satisfies Record<WarningKind, string>

/** Why a hotspot cannot stand there. */
export const hotspotRefusal = {
  no_such_interface: 'Choose where customers connect.',
  ours: 'this computer is on it',
  internet: 'the internet comes in here',
  has_hotspot: 'there is a hotspot',
  has_dhcp: 'addresses are handed out here already',
  part_of_bridge: 'it is part of a bridge',
  network_invalid: 'Write a network such as 10.5.50.0/24, between /16 and /29.',
  network_overlaps: 'The router uses some of these addresses already. Choose others.',
} as const satisfies Record<HotspotRefusal, string>

/** English: the first run, the fields of routers and printers, and the settings. */

export const firstRun = {
  title: 'Welcome to Teller',
  lead: 'What would you like to do?',
  setUp: 'Set up this counter',
  setUpText: 'Your café, your router, your printer and your packages. About three minutes.',
  practise: 'Practice',
  practiseText: 'A simulated router and printer with sample packages. Try everything; nothing is real.',
  startingPractice: 'Starting the simulated router and printer…',
  steps: 'Steps',
  step: 'Step {{at}} of {{of}}',
  back: 'Back',
  next: 'Continue',
  later: 'Later',
  finish: 'Finish',
  finishing: 'Setting up the counter…',
  sample: 'Your tickets will look about like this.',
} as const

export const cafe = {
  title: 'Your café',
  lead: 'The name is printed at the top of every ticket.',
  name: 'Name of the café',
  currency: 'Currency',
  currencyHint: 'Its three letters, such as KES or EUR. It is chosen once.',
  timeZone: 'Time zone',
  timeZoneHint: 'It decides when a day begins and ends.',
} as const

export const owner = {
  title: 'You, the owner',
  lead: 'You sign in with your password, and at this counter with a PIN too. So every sale has a name.',
  name: 'Your name',
  password: 'Password',
  passwordAgain: 'Password again',
  pin: 'PIN',
  pinAgain: 'PIN again',
} as const

export const router = {
  title: 'Router',
  lead: 'The MikroTik router that lets customers online. Teller puts each sold code on it.',
  name: 'Name',
  nameHint: 'As you call it, such as “Main”.',
  host: 'Address',
  hostHint: 'Such as 192.168.88.1',
  port: 'API port',
  portHint: '8728, or 8729 with encryption',
  tls: 'Encrypted connection (TLS)',
  fingerprint: 'Certificate’s fingerprint (SHA-256)',
  fingerprintHint: 'On the router: System > Certificates. Leave empty if this computer trusts its issuer.',
  username: 'Router user',
  password: 'Password',
  passwordKept: 'Leave empty to keep the password',
  loginHost: 'Login page for customers',
  loginHostHint: 'The hotspot’s DNS name, for the QR code on the ticket. Empty prints none.',
  test: 'Test the router',
  testing: 'Asking the router…',
  works: 'Connected to {{identity}}, a {{board}} with RouterOS {{version}}.',
  worksShort: 'Connected. The router answers as it should.',
  fails: 'The router does not work yet',
} as const

export const printer = {
  title: 'Printer',
  lead: 'The receipt printer at this counter. Without one, codes are shown on the screen.',
  name: 'Name',
  host: 'Address',
  hostHint: 'Such as 192.168.88.50. Most printers print it when you hold FEED while switching on.',
  port: 'Port',
  portHint: 'Nearly always 9100',
  paper: 'Paper width',
  mm: '{{mm}} mm',
  cut: 'It has a cutter',
  test: 'Print a test page',
  testing: 'Printing…',
  fails: 'The printer does not work yet',
} as const

export const plans = {
  title: 'Packages',
  lead: 'What you sell. These four are a start: change the names and prices.',
  name: 'Name on the ticket',
  price: 'Price in {{currency}}',
  time: 'Online time',
  valid: 'Valid for',
  fromLogin: 'from first login',
  row: 'Package {{at}}',
} as const

export const settings = {
  title: 'Settings',
  printers: 'Printers',
  addPrinter: 'Add a printer',
  noPrinters: 'No printer yet. Codes are shown on the screen until there is one.',
  edit: 'Change',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  savedPrinter: 'Printer {{name}} is saved.',
  loading: 'Fetching the settings…',
  paper: '{{mm}} mm paper',
  cutter: 'with cutter',
  noCutter: 'without cutter',
  appearance: 'Appearance',
  theme: { system: 'As the computer', light: 'Light', dark: 'Dark' },
  about: 'Teller {{version}}',
} as const

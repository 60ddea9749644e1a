/**
 * The ticket in Arabic.
 *
 * Digits are those of codes and prices, which customers type. Durations stand after a colon, where their dual is right
 * as it comes from `Intl` (ساعتان, not ساعتين).
 */
import type { TicketWords } from './ticket-words.ts'

export const ar: TicketWords = {
  direction: 'rtl',
  locale: 'ar-u-hc-h23-nu-latn',
  moneyLocale: 'ar-u-nu-latn',
  currencyDisplay: 'symbol',
  durationJoin: ' و',
  dataUnits: 'long',
  code: 'رمز الدخول',
  username: 'اسم المستخدم',
  password: 'كلمة المرور',
  network: 'شبكة Wi-Fi',
  networkPassword: 'كلمة مرور الشبكة',
  joinNetwork: 'الاتصال بالشبكة',
  logIn: 'تسجيل الدخول',
  scanToLogIn: 'اتصل بالشبكة ثم امسح الرمز للدخول',
  orOpen: 'أو افتح',
  sale: 'فاتورة',
  cashier: 'البائع',
  reprint: 'نسخة مكررة',
  training: 'تدريب',
  test: 'تجربة',
  void: 'ملغاة',
  online: (duration) => `مدة الاتصال: ${duration}`,
  validFrom: {
    first_login: (duration) => `الصلاحية: ${duration} من أول دخول`,
    sale: (duration) => `الصلاحية: ${duration} من وقت الشراء`,
  },
  data: (amount) => `البيانات: ${amount}`,
  devices: {
    zero: 'بلا أجهزة',
    one: 'جهاز واحد',
    two: 'جهازان',
    few: '# أجهزة',
    many: '# جهازًا',
    other: '# جهاز',
  },
  lockDevice: 'على أول جهاز فقط',
  steps: {
    join: (network) => (network ? `اتصل بالشبكة «${network}»` : 'اتصل بشبكة المقهى'),
    scanOrOpen: (address) => `امسح رمز QR أو افتح ${address}`,
    open: (address) => `افتح ${address}`,
    browse: 'افتح المتصفح',
    enterCode: 'أدخل رمز الدخول',
    enterBoth: 'أدخل اسم المستخدم وكلمة المرور',
  },
}

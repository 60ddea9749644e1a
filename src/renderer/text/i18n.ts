/** Starts i18next with the texts, and teaches the compiler their keys. */
import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    contextSeparator: '~'
    resources: { translation: typeof en }
  }
}

/** The texts, ready to use; English is bundled, so nothing is fetched. */
export function startTexts() {
  const texts = createInstance()
  void texts.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: en } },
    // Underscores belong to the contract's words, such as `paper_out`.
    contextSeparator: '~',
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  })
  return texts
}

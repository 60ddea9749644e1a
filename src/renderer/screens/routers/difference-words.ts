/** One property that is not as it was sold, in words; what the router says is shown as it says it. */
import type { TFunction } from 'i18next'
import type { DriftRow } from '../../../contract/router.ts'
import { en } from '../../text/en.ts'

interface InWords {
  readonly name: string
  readonly granted: string
  readonly found: string
}

type Property = keyof typeof en.routerProperty

export function differenceInWords(
  { property, granted, found }: DriftRow['differences'][number],
  t: TFunction,
): InWords {
  const name = isKnown(property) ? t(`routerProperty.${property}`) : property
  // Secrets are told as a fact only.
  if (property === 'password') return { name, granted: t('drift.sold'), found: t('drift.another') }
  const shown = (value: string) => {
    if (value === '') return t('drift.nothing')
    return property === 'profile' && value.startsWith('teller-') ? t('drift.ofPackage') : value
  }
  return { name, granted: shown(granted), found: shown(found) }
}

function isKnown(property: string): property is Property {
  return Object.hasOwn(en.routerProperty, property)
}

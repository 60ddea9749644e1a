/** What a package gives, in a line. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PlanTile } from '../../contract/sales.ts'
import { formatBytes, formatDuration } from '../../core/durations.ts'

type Given = Pick<
  PlanTile,
  'name' | 'timeLimitSeconds' | 'validitySeconds' | 'validityFrom' | 'dataLimitBytes' | 'devices' | 'lockDevice'
>

/** Time online, how long it is valid, data and devices, leaving out what the name already says. */
export function useWhatItGives(): (plan: Given) => string {
  const { t } = useTranslation()
  return (plan) => whatItGives(plan, t)
}

function whatItGives(plan: Given, t: TFunction): string {
  const { timeLimitSeconds, validitySeconds, validityFrom } = plan
  const time = timeLimitSeconds === null ? undefined : formatDuration(timeLimitSeconds)
  const valid = validitySeconds === null ? undefined : formatDuration(validitySeconds)
  return [
    time === undefined || saysTheSame(plan.name, time) ? undefined : t('sell.online', { time }),
    valid === undefined
      ? undefined
      : t(`sell.valid.${validityFrom}`, { time: saysTheSame(plan.name, valid) ? '' : valid }).trim(),
    time === undefined && valid === undefined ? t('sell.unlimited') : undefined,
    plan.dataLimitBytes === null ? undefined : formatBytes(plan.dataLimitBytes),
    plan.devices > 1 ? t('sell.devices', { count: plan.devices }) : undefined,
    plan.lockDevice ? t('sell.oneDevice') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** `Day` and `1 day` say the same. */
function saysTheSame(name: string, time: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/^1 /, '')
  return plain(name) === plain(time)
}

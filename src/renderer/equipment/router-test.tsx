/** The button that tries a router as it stands in the form, and in words what it found. */
import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouterForm, RouterTest } from '../../contract/equipment.ts'
import { Button } from '../components/button.tsx'
import { CallProblem, Notice } from '../components/problem.tsx'
import { Success } from '../components/success.tsx'
import { TestResult } from './test-result.tsx'

interface RouterTestButtonProps {
  /** The form as the contract takes it; null when its fields need another look, which they then say themselves. */
  readonly check: () => RouterForm | null
  readonly test: (router: RouterForm) => Promise<RouterTest>
}

export function RouterTestButton({ check, test }: RouterTestButtonProps) {
  const { t } = useTranslation()
  const { mutate, reset, isPending, data, error } = useMutation({ mutationFn: test })
  const run = () => {
    // The button stays enabled, because a disabled one would lose the keyboard.
    if (isPending) return
    const router = check()
    if (router) mutate(router)
    else reset()
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <Button icon={<PlugZap size={18} aria-hidden="true" />} aria-busy={isPending} onClick={run}>
        {t(isPending ? 'router.testing' : 'router.test')}
      </Button>
      <TestResult>
        {error && <CallProblem error={error} />}
        {data && <RouterResult result={data} />}
      </TestResult>
    </div>
  )
}

function RouterResult({ result }: { result: RouterTest }) {
  const { t } = useTranslation()
  const { ok, problem, identity, board, version } = result
  if (!ok) return <Notice title={t('router.fails')}>{t(`routerProblem.${problem ?? 'unknown'}`)}</Notice>
  const knows = identity !== null && board !== null && version !== null
  return <Success>{knows ? t('router.works', { identity, board, version }) : t('router.worksShort')}</Success>
}

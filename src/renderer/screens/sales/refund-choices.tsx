/** What there is to choose about a refund: for which codes, how much, and how. */
import { useTranslation } from 'react-i18next'
import type { RefundQuote } from '../../../contract/refunds.ts'
import { Choice } from '../../components/choice.tsx'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/money.tsx'
import type { RefundChoice } from './use-refund.ts'

interface ChoicesProps {
  readonly quote: RefundQuote
  readonly choice: RefundChoice
  readonly onChoose: (part: Partial<RefundChoice>) => void
}

export function RefundChoices(props: ChoicesProps) {
  const { t } = useTranslation()
  const { quote, choice, onChoose } = props
  if (choice.isVoid) return <Way {...props} />
  const basis = (['full', 'remaining'] as const).map((value) => ({ value, label: t(`refunds.${value}`) }))
  return (
    <>
      {quote.tokens.length > 1 && <Codes {...props} />}
      {quote.mayBeRemaining && (
        <Choice
          label={t('refunds.basis')}
          options={basis}
          chosen={choice.basis}
          onChoose={(value) => onChoose({ basis: value })}
        />
      )}
      <Way {...props} />
    </>
  )
}

/** Only where it makes a difference. */
function Way({ quote, choice, onChoose }: ChoicesProps) {
  const { t } = useTranslation()
  if (quote.ways.length < 2) return null
  const options = [
    { value: 'as_paid', label: t('refunds.as_paid') },
    { value: 'cash', label: t('refunds.inCash') },
  ] as const
  return (
    <Choice
      label={t('refunds.way')}
      options={options}
      chosen={choice.way}
      onChoose={(value) => onChoose({ way: value })}
    />
  )
}

function Codes({ quote, choice, onChoose }: ChoicesProps) {
  const { t } = useTranslation()
  const open = quote.tokens.filter(({ isRefunded }) => !isRefunded)
  const chosen = new Set(choice.tokenIds ?? open.map(({ id }) => id))
  const toggle = (id: string) => {
    // Of a batch that was settled not all codes are in sight: whoever touches one means that one.
    const before = choice.tokenIds === null && quote.left > open.length ? new Set<string>() : chosen
    const after = before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]
    onChoose({ tokenIds: after.length === quote.left ? null : after })
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{t('refunds.which')}</legend>
      <ul className="max-h-56 divide-y divide-line overflow-y-auto rounded-control border border-edge bg-surface">
        {quote.left > 1 && (
          <li>
            <label className="flex min-h-11 items-center gap-3 px-3 font-medium">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-accent"
                checked={choice.tokenIds === null}
                onChange={() => onChoose({ tokenIds: choice.tokenIds === null ? [] : null })}
              />
              {t('refunds.all', { count: quote.left })}
            </label>
          </li>
        )}
        {quote.tokens.map((token) => (
          <Code
            key={token.id}
            token={token}
            minor={choice.basis === 'full' ? token.shareMinor : token.worthMinor}
            isChosen={!token.isRefunded && chosen.has(token.id)}
            onToggle={() => toggle(token.id)}
          />
        ))}
      </ul>
    </fieldset>
  )
}

interface CodeProps {
  readonly token: RefundQuote['tokens'][number]
  readonly minor: number
  readonly isChosen: boolean
  readonly onToggle: () => void
}

function Code({ token, minor, isChosen, onToggle }: CodeProps) {
  const { t } = useTranslation()
  const state = token.isRefunded ? 'refunds.isBack' : token.isUsed ? 'refunds.isUsed' : 'refunds.isUnused'
  return (
    <li>
      <label className="flex min-h-11 items-center gap-3 px-3">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={isChosen}
          disabled={token.isRefunded}
          onChange={onToggle}
        />
        <span className={classes('code font-semibold', token.isRefunded && 'text-muted line-through')}>
          {token.codeGroups.join(' ')}
        </span>
        <span className="flex-1 text-sm text-muted">{t(state)}</span>
        {!token.isRefunded && <Money minor={minor} />}
      </label>
    </li>
  )
}

/** A code of a large sale that is not in sight: typed or scanned, and chosen. */
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scannedCode } from '../../../core/scanned.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'

interface OtherCodeProps {
  readonly saleId: string
  readonly onFound: (tokenId: string) => void
}

export function OtherCode({ saleId, onFound }: OtherCodeProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [text, setText] = useState('')
  const find = useMutation({
    mutationFn: (code: string) => teller.token.find({ text: code }),
    onSuccess: (found) => {
      const token = found.find((each) => each.saleId === saleId)
      if (!token) return
      onFound(token.id)
      setText('')
    },
  })
  const look = () => text.trim() !== '' && find.mutate(scannedCode(text) ?? text.trim())
  const isMissing = find.data !== undefined && !find.data.some((each) => each.saleId === saleId)
  // Enter looks the code up here, and does not give the money back.
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    look()
  }
  return (
    <div className="mt-2 flex items-start gap-2">
      <div className="flex-1">
        <TextField
          label={t('refunds.otherCode')}
          problem={isMissing ? t('refunds.otherMissing') : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={hear}
        />
        <CallProblem error={find.error} />
      </div>
      <Button className="mt-6" disabled={find.isPending} onClick={look}>
        {t(find.isPending ? 'refunds.looking' : 'refunds.addCode')}
      </Button>
    </div>
  )
}

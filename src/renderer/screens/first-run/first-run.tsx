/** The first run: set this counter up, or practise. */
import { useState } from 'react'
import { FirstChoice } from './first-choice.tsx'
import { Wizard } from './wizard.tsx'

export function FirstRun() {
  const [isSettingUp, setIsSettingUp] = useState(false)
  return isSettingUp ? (
    <Wizard onLeave={() => setIsSettingUp(false)} />
  ) : (
    <FirstChoice onSetUp={() => setIsSettingUp(true)} />
  )
}

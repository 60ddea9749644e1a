/** The colours of packages as class names: Tailwind only keeps those it can read as a whole. */
import type { PlanColour } from '../../core/plan.ts'

export const PLAN_SURFACES: Readonly<Record<PlanColour, string>> = {
  red: 'bg-plan-red',
  orange: 'bg-plan-orange',
  yellow: 'bg-plan-yellow',
  green: 'bg-plan-green',
  blue: 'bg-plan-blue',
  violet: 'bg-plan-violet',
  pink: 'bg-plan-pink',
  grey: 'bg-plan-grey',
}

/** `npm run permissions`: writes `docs/permissions.md` from the policy and the contract, which are the truth. */
import { writeFileSync } from 'node:fs'
import { contract } from '../src/contract/index.ts'
import { type Access, holds, PERMISSIONS, type Permission, ROLES, type Role, ruleOf } from '../src/core/permissions.ts'

/** Where the page is, from the project's root. */
export const PERMISSIONS_PAGE = 'docs/permissions.md'

const ROLE_NAMES: Readonly<Record<Role, string>> = { super_admin: 'Super Admin', manager: 'Manager', staff: 'Staff' }

const STATES: Readonly<Record<Exclude<Access, Permission>, string>> = {
  anyone: 'Nothing: also who is not signed in.',
  known: 'Somebody signed in, even behind the lock or with a password that must be changed first.',
  signed_in: 'Somebody who may work, whatever their role.',
  first_run: 'A counter that has not been set up yet.',
}

/** The page, as Markdown. */
export function permissionsPage(): string {
  return [
    '# Who may do what',
    '',
    'Written by `npm run permissions` from `src/core/permissions.ts` and `src/contract`; a test fails when it is old.',
    'A Super Admin works at every location, a Manager and Staff at theirs. An attempt marked • is written into the',
    'journal when it is refused. Limits on money (refunds) are set for each person; see `src/core/refund.ts`.',
    '',
    ...table(
      ['permission', ...ROLES.map((role) => ROLE_NAMES[role]), 'allows'],
      PERMISSIONS.map((name) => [
        `\`${name}\`${ruleOf(name).sensitive ? ' •' : ''}`,
        ...ROLES.map((role) => (holds(role, name) ? 'yes' : '–')),
        ruleOf(name).allows,
      ]),
    ),
    '',
    '## What each call needs',
    '',
    ...table(
      ['needs', 'calls'],
      [...Object.keys(STATES), ...PERMISSIONS].map((needs) => [`\`${needs}\``, callsThatNeed(needs as Access)]),
    ),
    '',
    ...Object.entries(STATES).map(([name, means]) => `- \`${name}\`: ${means}`),
    '',
  ].join('\n')
}

function callsThatNeed(needs: Access): string {
  const paths = Object.entries(contract).flatMap(([group, calls]) =>
    Object.entries(calls)
      .filter(([, procedure]) => procedure.needs === needs)
      .map(([call]) => `\`${group}.${call}\``),
  )
  return paths.join(', ') || '–'
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

if (import.meta.main) writeFileSync(PERMISSIONS_PAGE, permissionsPage())

/** Who may use the router's API, as data: users and groups. */
import { listEditing, switching } from '../editing.ts'
import type { Behaviour, Command, Kind } from '../menu.ts'
import { policiesOf, writePolicies } from '../policies.ts'
import type { RouterState } from '../state.ts'

const text: Kind = { type: 'text' }

/** The same commands, for callers with the `policy` policy only. */
function guarded(commands: Readonly<Record<string, Command>>): Record<string, Command> {
  return Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, { ...command, needs: [...command.needs, 'policy'] }]),
  )
}

/** `/user/group` */
export const group: Behaviour = {
  path: '/user/group',
  properties: {
    name: { kind: text, required: true },
    policy: { kind: { type: 'policies' }, initial: '' },
    skin: { kind: text, initial: 'default' },
    comment: { kind: text },
  },
  commands: guarded(listEditing),
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: group with the same name already exists' },
  builtIn: ({ version }) => [
    { '.id': '*1', name: 'read', policy: without(version, 'ftp', 'write', 'policy'), skin: 'default' },
    { '.id': '*2', name: 'write', policy: without(version, 'ftp', 'policy'), skin: 'default' },
    { '.id': '*3', name: 'full', policy: without(version), skin: 'default' },
  ],
  keeps: (item, state) => {
    const id = item.get('.id') ?? ''
    if (state.table('/user').where('group', id).length > 0) return 'failure: group has some users'
    return /^\*[123]$/.test(id) ? 'failure: can not remove default entry' : undefined
  },
}

function without(version: RouterState['version'], ...revoked: string[]): string {
  return writePolicies(version, new Set(policiesOf(version).filter((policy) => !revoked.includes(policy))))
}

/** `/user` */
export const user: Behaviour = {
  path: '/user',
  properties: {
    name: { kind: text, required: true },
    group: { kind: { type: 'reference', menu: '/user/group' }, required: true },
    password: { kind: text, required: true, writeOnly: true },
    address: { kind: text, initial: '' },
    'inactivity-timeout': { kind: { type: 'duration' }, initial: '10m' },
    'inactivity-policy': {
      kind: { type: 'choice', of: ['none', 'logout', 'lockscreen'] },
      initial: 'none',
    },
    'last-logged-in': { kind: text },
    expired: { kind: { type: 'boolean' }, initial: 'no', since: '7.9' },
    disabled: { kind: { type: 'boolean' }, initial: 'no' },
    comment: { kind: text },
  },
  commands: guarded({ ...listEditing, ...switching }),
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: user with the same name already exists' },
  builtIn: ({ options: { username, password, admin } }) =>
    [{ username, password }, ...(admin ? [admin] : [])].map((login, index) => ({
      '.id': `*${index + 1}`,
      name: login.username,
      password: login.password,
      group: 'full',
      address: '',
      'inactivity-timeout': '10m',
      'inactivity-policy': 'none',
      expired: 'no',
      disabled: 'no',
    })),
}

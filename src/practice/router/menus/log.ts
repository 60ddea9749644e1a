/** The log and who is logged in, as data. */
import type { Behaviour, Call, Command, Property } from '../menu.ts'
import { missing } from '../trap.ts'

const shown: Property = { kind: { type: 'text' } }

/** `/log/info` and the like write a line; `debug` is taken and kept by no router that was not told to. */
function write(topic: string): Command {
  return {
    needs: ['read', 'test'],
    run: ({ state, request: { attributes } }: Call) => {
      const message = attributes.get('message')
      if (message === undefined) throw missing('message')
      if (topic !== 'debug') state.log(`script,${topic}`, message)
      return {}
    },
  }
}

/** `/log` */
export const log: Behaviour = {
  path: '/log',
  properties: { time: shown, topics: shown, message: shown },
  commands: { info: write('info'), warning: write('warning'), error: write('error'), debug: write('debug') },
}

/** `/user/active` */
export const activeUser: Behaviour = {
  path: '/user/active',
  properties: {
    when: shown,
    name: shown,
    address: shown,
    via: shown,
    group: { kind: { type: 'reference', menu: '/user/group' } },
    radius: shown,
  },
}

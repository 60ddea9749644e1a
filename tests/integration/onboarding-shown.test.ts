/** What a person is shown before a router is set up is what is done to it: no more, nothing else, and nothing secret. */
import { afterEach, describe, expect, test } from 'vitest'
import { ADMIN, settingsOf, unbox, visits } from '../support/router-visit.ts'

const { visit, end } = visits()
afterEach(end)

describe('a hotspot is refused', () => {
  const wanted = { interface: 'ether3', network: '10.20.0.0/24', dnsName: '' }

  test.each([
    ['where this computer comes in', { interface: 'ether2' }, 'ours'],
    ['on the way to the internet', { interface: 'ether1' }, 'internet'],
    ['on what is not there', { interface: 'ether9' }, 'no_such_interface'],
    ['in a network that is in use', { network: '192.0.2.128/25' }, 'network_overlaps'],
    ['in a network that is none', { network: '10.20.0.0/33' }, 'network_invalid'],
    ['in a network too small for customers', { network: '10.20.0.0/30' }, 'network_invalid'],
  ])('%s', async (_name, change, refusal) => {
    const world = await visit()
    await unbox(world)
    const looked = await world.look()
    const hotspot = { ...wanted, ...change }
    expect(world.plan(looked, { hotspot }).hotspotRefusal).toBe(refusal)
    await expect(world.apply(looked, { hotspot })).rejects.toMatchObject({ reason: 'plan_changed' })
    expect(world.router.records('/user/group')).toHaveLength(3)
  })

  test('where a DHCP server is already', async () => {
    const world = await visit()
    await unbox(world)
    const admin = await world.admin()
    await admin.run('/ip/dhcp-server/add', { attributes: { name: 'd', interface: 'ether3' } })
    admin.close()
    const looked = await world.look()
    expect(looked.offers.hotspot?.interfaces).toContainEqual({ name: 'ether3', type: 'ether', refusal: 'has_dhcp' })
  })

  test('and not offered at all where there is one, or where the device may not', async () => {
    expect((await (await visit()).look()).offers.hotspot).toBeNull()
    const basic = await visit({ deviceMode: 'basic' })
    expect((await basic.look()).offers.hotspot).toBeNull()
  })
})

describe('what was shown is what is done', () => {
  test('a router that changed since it was shown is left alone', async () => {
    const world = await visit()
    const looked = await world.look()
    const admin = await world.admin()
    await admin.run('/user/group/add', { attributes: { name: 'teller', policy: 'read' } })
    const before = settingsOf(world.router)
    await expect(world.apply(looked)).rejects.toMatchObject({ reason: 'plan_changed' })
    expect(settingsOf(world.router)).toEqual(before)
    // The list is looked at anew, and then it is done.
    admin.close()
    expect((await world.apply(await world.look())).done).toBe(true)
  })

  test('another plan than the one that was shown is refused', async () => {
    const world = await visit()
    const looked = await world.look()
    const wanted = { lookId: looked.id, choices: { ...looked.choices, onlyFromHere: true }, hash: looked.plan.hash }
    await expect(world.desk.apply(world.visitor, wanted, () => {})).rejects.toMatchObject({ reason: 'plan_changed' })
  })

  test('no step shows a secret, and each shows its command', async () => {
    const world = await visit()
    await unbox(world)
    const looked = await world.look()
    const hotspot = { interface: 'ether3', network: '10.20.0.0/24', dnsName: 'wifi.cafe' }
    const { steps } = world.plan(looked, { hotspot })
    expect(steps.every(({ commands }) => commands.length > 0)).toBe(true)
    await world.apply(looked, { hotspot })
    const { password } = world.desk.result(world.visitor, looked.id).form
    expect(password).toMatch(/^[\w.-]{28}$/)
    const shown = JSON.stringify(steps)
    expect(shown).not.toContain(password)
    expect(shown).not.toContain(ADMIN.password)
    expect(steps.flatMap(({ commands }) => commands)).toContain(
      '/user add name=teller group=teller password=•••••• comment=teller1:800000c0ffee0001',
    )
  })
})

import type { ErrorCode, Route } from '@wengang/contracts'
import type { SourceFile } from '../support/repository.ts'

interface Contract {
  name: string
  route: Route
  errors: readonly ErrorCode[]
}

type Routes = Readonly<Record<string, Route>>

/** The file of a contract: `getCase` is in `get-case.ts`, acts of the staff in a folder of their own. */
export function contractPath(name: string, route: Route): string {
  const file = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const folder = route.path.startsWith('/api/staff') ? 'staff/' : ''
  return `packages/contracts/src/endpoints/${folder}${file}.ts`
}

/** Routes without a contract of their name in a file of their name, and contracts of no route. */
export function contractFindings(
  routes: Routes,
  contracts: Readonly<Record<string, Contract>>,
  paths: readonly string[],
): string[] {
  const names = new Set([...Object.keys(routes), ...Object.keys(contracts)])
  return [...names].flatMap((name) => {
    const route = routes[name]
    const contract = contracts[name]
    if (route === undefined) return [`${name}: contract without a route`]
    if (contract === undefined) return [`${name}: route without a contract`]
    if (contract.name !== name) return [`${name}: its contract calls itself ${contract.name}`]
    if (contract.route !== route) return [`${name}: its contract has another route`]
    const path = contractPath(name, route)
    return paths.includes(path) ? [] : [`${name}: no file ${path}`]
  })
}

interface Mounted {
  method: string
  path: string
}

/** Routes that nobody serves, served paths of the API that no contract describes, and paths served twice. */
export function mountFindings(
  routes: Routes,
  mounted: readonly Mounted[],
  withoutContract: readonly string[],
): string[] {
  const described = Object.values(routes).map(nameOf)
  const served = mounted.filter(({ method }) => method !== 'ALL').map(nameOf)
  const api = served.filter((name) => name.includes(' /api/') && !withoutContract.includes(name))
  return [
    ...described.filter((name) => !served.includes(name)).map((name) => `${name}: not served`),
    ...api.filter((name) => !described.includes(name)).map((name) => `${name}: no contract`),
    ...api
      .filter((name, index) => api.indexOf(name) !== index)
      .map((name) => `${name}: served twice`),
  ]
}

function nameOf({ method, path }: Mounted): string {
  return `${method} ${path}`
}

/** Operations that no test calls, neither by name nor at their address. */
export function untested(routes: Routes, tests: readonly SourceFile[]): string[] {
  return Object.entries(routes).flatMap(([name, { path }]) => {
    const place = path.replaceAll(/:\w+/g, String.raw`(?:\$\{[^}]+\}|[^/\s'"\`?]+)`)
    const call = new RegExp(String.raw`'${name}'|['\`]${place}['\`?]`)
    return tests.some(({ text }) => call.test(text)) ? [] : [name]
  })
}

/** Codes that a contract repeats although every endpoint shares them, or names twice, or that do not exist. */
export function errorFindings(
  contracts: readonly Contract[],
  registry: readonly string[],
  shared: readonly string[],
): string[] {
  return contracts.flatMap(({ name, errors }) => [
    ...errors.filter((code) => !registry.includes(code)).map((code) => `${name}: no ${code}`),
    ...errors.filter((code) => shared.includes(code)).map((code) => `${name}: shared ${code}`),
    ...errors
      .filter((code, index) => errors.indexOf(code) !== index)
      .map((code) => `${name}: ${code} twice`),
  ])
}

const refusing = /\b(?:refuse|lawfulRefusal|new AppError)(?:<[^>]*>)?\(\s*'([A-Z_]+)'/g

/** Codes of the registry that nothing refuses with, or that no endpoint is said to answer. */
export function unusedCodes(
  registry: readonly string[],
  answered: readonly string[],
  sources: readonly SourceFile[],
): string[] {
  const refused = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(refusing)].map(([, code]) => code)),
  )
  return registry.filter((code) => !refused.has(code) || !answered.includes(code))
}

import { type ErrorBody, errorRegistry, type Route, routes } from '@wengang/contracts'
import { sharedErrors } from '@wengang/contracts/endpoint'
import { endpoints } from '@wengang/contracts/endpoints/index'

interface Place {
  name: string
  method: string
  path: RegExp
  errors: ReadonlySet<string>
}

const places: Place[] = Object.values(endpoints).map(({ name, errors }) => {
  const { method, path }: Route = routes[name]
  return {
    name,
    method,
    path: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
    errors: new Set<string>([...sharedErrors, ...errors]),
  }
})

/** A refusal outside of the closed list of its endpoint, or with another status than its code's; else null. */
export async function strayRefusal(
  method: string,
  url: string,
  response: Response,
): Promise<string | null> {
  if (response.status < 400) return null
  const path = url.split('?')[0] ?? ''
  const place = places.find((one) => one.method === method && one.path.test(path))
  if (place === undefined) return null
  const { error } = (await response.clone().json()) as ErrorBody
  if (!place.errors.has(error.code)) {
    return `${place.name} answered ${error.code}, which its contract does not name.`
  }
  return errorRegistry[error.code].status === response.status
    ? null
    : `${place.name} answered ${error.code} with status ${response.status}.`
}

import type { LayoutServerLoad } from './$types'

/** Pages to read ship no JavaScript at all. */
export const csr = false

export const load: LayoutServerLoad = ({ locals }) => ({ locale: locals.locale, origin: locals.origin })

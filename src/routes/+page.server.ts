import { redirect } from '@sveltejs/kit'
import { paths } from '#kernel/paths.ts'
import type { PageServerLoad } from './$types'

/** The front door: to the language that the reader chose before, or that the browser asks for. */
export const load: PageServerLoad = ({ locals, setHeaders }) => {
  setHeaders({ vary: 'accept-language, cookie', 'cache-control': 'no-cache' })
  redirect(302, paths.home(locals.locale))
}

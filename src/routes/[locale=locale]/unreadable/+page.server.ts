import { error } from '@sveltejs/kit'

/** Where the server leads an address that it cannot read. */
export const load = () => error(400, 'Unreadable address')

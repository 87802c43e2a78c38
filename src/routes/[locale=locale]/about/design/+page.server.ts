import { drawMap } from '#features/cities/map/drawing.ts'
import { toMap } from '#features/cities/map/projection.ts'
import { drawRings } from '#features/cities/rings.ts'
import type { PageServerLoad } from './$types'

/** Made-up places: the page shows components, not data. */
const places = [
  [48, 2],
  [51, 4],
  [50, 8],
  [-1, 36],
  [35, 139],
  [37, 127],
  [36, 128],
  [-34, -58],
  [19, -99],
  [25, 55],
] as const

export const load: PageServerLoad = ({ locals: { ctx, madeOf } }) => {
  madeOf.add('words')
  const thisYear = ctx.now().getUTCFullYear()
  const draw = (memberSince: number | null, awardYears: number[] = []) =>
    drawRings({ slug: 'lindhaven', memberSince, awardYears }, thisYear)
  const { viewBox, land, dots, marks } = drawMap(
    places.map(([latitude, longitude]) => ({ ...toMap(latitude, longitude), cities: 1, country: 'XA' })),
    false,
  )
  return {
    thisYear,
    rings: { new: draw(thisYear), old: draw(thisYear - 10), award: draw(2016, [2017, 2024]), unknown: draw(null) },
    map: { viewBox, land, dots },
    marks: marks.map(({ x, y, radius, cluster }, index) => ({
      x,
      y,
      radius,
      href: `#map-${index}`,
      label: `${cluster.cities} (${index + 1})`,
      number: cluster.cities > 1 ? String(cluster.cities) : '',
    })),
  }
}

import { geoEqualEarth, type GeoProjection } from 'd3-geo'

/** Width of the drawn world in map units. All positions on maps are in these units. */
export const worldWidth = 1000

/** Equal Earth (Šavrič, Patterson, Jenny 2018), an equal-area projection, turned 11° so that the Bering Strait is not cut. */
export function worldProjection(): GeoProjection {
  return geoEqualEarth().rotate([-11, 0]).fitWidth(worldWidth, { type: 'Sphere' })
}

const projection = worldProjection()

/** Map units of a place: x from 0 (west) to 1000 (east), y from 0 (north) to about 487 (south). */
export function toMap(latitude: number, longitude: number): { x: number; y: number } {
  const point = projection([longitude, latitude])
  if (!point) throw new RangeError(`no point on the map for ${latitude}, ${longitude}`)
  return { x: Math.round(point[0] * 10) / 10, y: Math.round(point[1] * 10) / 10 }
}

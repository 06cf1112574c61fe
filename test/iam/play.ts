import { live } from './life';
import type { Life } from './lives';
import { review, Review } from './review';
import { World } from './world';

/** Plays a life in a world of its own, and reviews the rights of the function in it. */
export async function play({ steps }: Life): Promise<Review> {
  const world = await World.create();
  try {
    await live(world, steps);
    return await review(world.calls);
  } finally {
    await world.close();
  }
}

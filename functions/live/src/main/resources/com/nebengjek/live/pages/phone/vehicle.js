// Where this person is, and how they get somewhere else: by hand, or driven along the streets.
const METRES_PER_DEGREE = 111_195;
const TICK = 250;
const REPORT_STANDING = 10_000;
const REPORT_MOVING = 1_000;

export class Vehicle {
  speed = 25;
  #way = [];
  #reported = 0;

  /**
   * @param moved called with [latitude, longitude] whenever it has changed
   * @param report called with [latitude, longitude] now and then, and more often on the way
   */
  constructor({ moved, report }) {
    this.moved = moved;
    this.report = report;
    this.timer = setInterval(() => this.#tick(), TICK);
  }

  get isDriving() {
    return this.#way.length > 0;
  }

  stop() {
    this.#way = [];
  }

  end() {
    clearInterval(this.timer);
  }

  /** Is there at once. */
  beAt(place) {
    this.at = place;
    this.moved(place);
  }

  /** Moves at once, by metres. */
  step(east, north) {
    this.stop();
    this.beAt([this.at[0] + north / METRES_PER_DEGREE, this.at[1] + east / this.#perDegreeEast()]);
    this.tell();
  }

  /** Drives there, first along one street and then along another. */
  driveTo([latitude, longitude]) {
    this.#way = [[this.at[0], longitude], [latitude, longitude]];
  }

  /** Reports the position now; done when it is stored. */
  tell() {
    this.#reported = Date.now();
    return this.report(this.at);
  }

  distanceTo([latitude, longitude]) {
    return Math.hypot((latitude - this.at[0]) * METRES_PER_DEGREE, (longitude - this.at[1]) * this.#perDegreeEast());
  }

  #perDegreeEast() {
    return METRES_PER_DEGREE * Math.cos((this.at[0] * Math.PI) / 180);
  }

  #tick() {
    let left = (this.speed * TICK) / 1_000;
    const wasDriving = this.isDriving;
    while (this.isDriving && left > 0) {
      left = this.#towards(this.#way[0], left);
    }
    const pause = wasDriving ? REPORT_MOVING : REPORT_STANDING;
    if (Date.now() - this.#reported >= pause || (wasDriving && !this.isDriving)) {
      this.tell();
    }
  }

  /** Goes that many metres, and returns how many are left at the corner. */
  #towards(corner, metres) {
    const distance = this.distanceTo(corner);
    if (distance <= metres) {
      this.#way.shift();
      this.beAt(corner);
      return metres - distance;
    }
    const share = metres / distance;
    this.beAt([0, 1].map((axis) => this.at[axis] + (corner[axis] - this.at[axis]) * share));
    return 0;
  }

}

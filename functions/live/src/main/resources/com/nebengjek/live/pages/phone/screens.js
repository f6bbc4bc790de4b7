// What the phone shows at each step. A screen is made of the state alone; what is pressed is told to `actions`.
import { element, metres, rupiah } from '/live/shared/format.js';

/** Metres a second. */
const SPEEDS = [[11, '40 km/h'], [25, '90 km/h'], [50, '180 km/h']];
/** What the driver may lower the fare to. */
const FARES = [[1, 'in full'], [0.9, '10 % less'], [0.75, '25 % less'], [0.5, 'half']];

const button = (text, press, properties = {}) => {
  const made = element('button', { type: 'button', textContent: text, ...properties });
  made.addEventListener('click', press);
  return made;
};
const main = (text, press, properties = {}) => button(text, press, { className: 'main', ...properties });
const field = (label, input) => element('label', {}, label, input);
const quiet = (text) => element('p', { className: 'quiet' }, text);
const facts = (pairs) =>
  element('dl', {}, ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));

function form(submit, ...children) {
  const made = element('form', {}, ...children);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(Object.fromEntries(new FormData(made)));
  });
  return made;
}

export function signIn(actions, { number, role }) {
  if (number) {
    return [
      element('h2', {}, 'Your code'),
      form(({ code }) => actions.verify(code),
        field('Six digits', element('input', {
          name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9]{6}', maxLength: 6, required: true, autofocus: true,
        })),
        quiet(`Sent to ${number}. infra/run delivers no messages: it shows the code in its terminal.`),
        element('button', { className: 'main' }, 'Sign in')),
      button('Another number', actions.otherNumber, { className: 'plain' }),
    ];
  }
  const radio = (value, text) =>
    element('label', {}, element('input', { type: 'radio', name: 'role', value, checked: role === value }), text);
  return [
    element('h2', {}, 'Sign in'),
    form((given) => actions.sendCode(given),
      element('fieldset', {}, element('legend', {}, 'I am a'), radio('PASSENGER', 'Passenger'), radio('DRIVER', 'Driver')),
      field('Mobile number', element('input', {
        name: 'number', type: 'tel', placeholder: '0812 3456 7890', autocomplete: 'tel', required: true,
      })),
      element('button', { className: 'main' }, 'Send me a code')),
  ];
}

export function registration(actions) {
  const types = [['MOTORCYCLE', 'Motorcycle'], ['CAR', 'Car']];
  return [
    element('h2', {}, 'Your vehicle'),
    form(actions.register,
      field('Type', element('select', { name: 'vehicle_type' },
        ...types.map(([value, text]) => element('option', { value }, text)))),
      field('Plate', element('input', { name: 'vehicle_plate', placeholder: 'B 1234 XYZ', autocomplete: 'off', required: true })),
      element('button', { className: 'main' }, 'Become a driver')),
  ];
}

export function passenger(actions, { journey, destination }) {
  switch (journey.state) {
    case 'asking':
      return [
        element('h2', {}, 'Looking for a driver…'),
        quiet('The nearest drivers have 30 seconds to answer; then those further away are asked.'),
        button('Cancel the request', actions.cancelRequest),
      ];
    case 'matched':
    case 'pickup':
      return [
        element('h2', {}, 'Your driver is coming'),
        ...vehicleOf(journey),
        quiet('Start the ride when the driver is here: both of you must be within 100 m.'),
        main('Start the ride', actions.start, { disabled: journey.state === 'matched' }),
        button('Cancel the ride', actions.cancelRide, { disabled: journey.state === 'matched' }),
      ];
    case 'riding':
      return [element('h2', {}, 'On the way'), ...vehicleOf(journey), main('We have arrived', actions.arrive)];
    case 'arrived':
      return [element('h2', {}, 'You have arrived'), quiet('The fare is being worked out.')];
    case 'paying':
      return [
        element('h2', {}, 'Please pay'),
        element('div', { className: 'card' }, element('p', { className: 'total' }, rupiah(journey.amount)),
          quiet(journey.paid === 'FAILED' ? 'The payment has failed. Try again.' : 'By odometer, as the meter of the ride shows it.')),
        main('Pay', actions.pay),
      ];
    default:
      return [
        ...ended(journey),
        element('h2', {}, 'Where to?'),
        quiet('You are picked up where you are. Press the map for the destination, or move it with the arrow keys.'),
        button('Destination: the centre of the map', actions.centreIsDestination),
        main('Ask for a ride', actions.ask, { disabled: !destination }),
      ];
  }
}

export function driver(actions, { journey, onDuty, vehicle, factor, seconds }) {
  const target = { pickup: journey.pickup, riding: journey.destination }[journey.state];
  const wheel = [
    element('div', { className: 'pad', role: 'group', ariaLabel: 'Move by 50 metres' },
      ...[['north', '↑', 0, 50], ['west', '←', -50, 0], ['south', '↓', 0, -50], ['east', '→', 50, 0]].map(([way, arrow, east, north]) => {
        const made = button(arrow, () => actions.step(east, north), { ariaLabel: `50 metres ${way}` });
        made.dataset.way = way;
        return made;
      })),
    field('Speed', choice(SPEEDS, vehicle.speed, actions.speed)),
  ];
  const offers = [...journey.offers.values()].map((offer) => element('div', { className: 'card' },
    element('h2', {}, 'A passenger'),
    quiet(`${metres(offer.distance)} away, ${offer.estimated_eta} s; ${seconds(offer.until)} s left to answer`),
    element('div', { className: 'row' },
      main('Accept', () => actions.answer(offer, 'ACCEPTED')),
      button('Reject', () => actions.answer(offer, 'REJECTED')))));
  switch (journey.state) {
    case 'matched':
    case 'pickup':
      return [
        element('h2', {}, 'Fetch the passenger'),
        quiet(`${metres(vehicle.distanceTo(journey.pickup))} to the pickup. Start there: both of you must be within 100 m.`),
        main('Drive to the pickup', () => actions.driveTo(journey.pickup), { disabled: vehicle.isDriving }),
        button('Start the ride', actions.start, { disabled: journey.state === 'matched' }),
        button('Cancel the ride', actions.cancelRide, { disabled: journey.state === 'matched' }),
        ...wheel,
      ];
    case 'riding':
      return [
        element('h2', {}, 'On the way'),
        quiet(`${metres(vehicle.distanceTo(target))} to the destination.`),
        main('Drive to the destination', () => actions.driveTo(journey.destination), { disabled: vehicle.isDriving }),
        button('We have arrived', actions.arrive),
        field('Fare', choice(FARES, factor, actions.factor)),
        ...wheel,
      ];
    case 'arrived':
      return [...offers, element('h2', {}, 'Arrived'), quiet('The fare is being worked out.')];
    case 'paying':
      return [
        ...offers,
        element('h2', {}, 'The passenger is asked to pay'),
        element('div', { className: 'card' }, element('p', { className: 'total' }, rupiah(journey.amount)),
          quiet(`${rupiah(journey.payout ?? 0)} of it are yours.`)),
      ];
    default:
      return [
        ...ended(journey),
        ...offers,
        element('h2', {}, onDuty ? 'Waiting for passengers' : 'Off duty'),
        (onDuty ? button : main)(onDuty ? 'Go off duty' : 'Go on duty', actions.changeDuty),
        quiet('Press the map to drive there.'),
        ...wheel,
      ];
  }
}

function choice(values, chosen, choose) {
  const select = element('select', {}, ...values.map(([value, text]) =>
    element('option', { value, selected: value === chosen }, text)));
  select.addEventListener('change', () => choose(Number(select.value)));
  return select;
}

const vehicleOf = ({ driver }) =>
  driver?.vehicle_plate
    ? [element('p', {}, `${driver.vehicle_type.toLowerCase()} `, element('strong', {}, driver.vehicle_plate), driver.name ? `, ${driver.name}` : '')]
    : [];

function ended({ news, receipt }) {
  return [
    ...(news ? [element('p', { className: 'warning' }, news)] : []),
    ...(receipt?.amount === undefined ? [] : [receiptOf(receipt)]),
  ];
}

function receiptOf({ amount, metres: driven, admin_fee: fee, driver_payout: payout, ride }) {
  return element('section', { className: 'card receipt', ariaLabel: 'Receipt' },
    element('h2', {}, 'Receipt'),
    element('p', { className: 'total' }, rupiah(amount)),
    facts([
      ['driven', metres(driven)],
      ...(payout === undefined ? [] : [['platform', rupiah(fee)], ['yours', rupiah(payout)]]),
      ['ride', element('span', { className: 'id' }, ride.slice(0, 8))],
    ]));
}

package dev.rollsafe.plan.sequence;

import java.util.List;

/**
 * The steps of a change.
 *
 * @param id names it, for example {@code customer.mail->email}
 * @param title what it does, as a sentence without a full stop
 * @param steps its steps in order
 * @param notes what people have to know before they begin
 */
record Sequence(String id, String title, List<Step> steps, List<String> notes) {}

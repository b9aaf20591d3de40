/** One claim in full: every field with its words, the intervals, the source chain, how sure the reader is. */
import type { ComponentChildren } from "preact";
import type { Claim, FindingAnswer, Span, StoredClaim } from "../api/records";
import { href } from "../state/url";
import { headingOf, STANDINGS } from "./findings";
import { familyClass, labelOf } from "./kinds";
import { VersionsOf } from "./Versions";
import { actors, asOf, factuality, figure, interval, when } from "./words";

export interface ClaimCardProps {
  stored: StoredClaim;
  /** Called with the span of the field under the pointer or focus, and with null when it leaves. */
  onField?: (span: Span | null) => void;
  link?: boolean;
  /** The findings that the claim is part of. */
  findings?: readonly FindingAnswer[];
}

export function ClaimCard({ stored, onField, link = false, findings = [] }: ClaimCardProps) {
  const { claim } = stored;
  const quantity = claim.quantity;
  return (
    <article class="claim-card" aria-label={`Claim: ${labelOf(claim.type)}`}>
      <header class="claim-head">
        <span class={`family ${familyClass(claim.type)}`}>{labelOf(claim.type)}</span>
        {quantity && <span class="figure">{figure(quantity)}</span>}
        <span class="chip">{factuality(claim)}</span>
        <span class="chip">{stored.state}</span>
        {!stored.current && <span class="chip">withdrawn</span>}
      </header>
      <blockquote dir="auto">{claim.evidence.text}</blockquote>
      <dl class="fields">
        <Field name="Who" spans={claim.agent.map((e) => e.mention)} onField={onField}>
          {actors(claim.agent)}
          {claim.agent_relation === "any" && " (one or the other)"}
        </Field>
        <Field name="Whom" spans={claim.target.map((e) => e.mention)} onField={onField}>
          {actors(claim.target)}
        </Field>
        <Field name="Helped by" spans={claim.supporter.map((e) => e.mention)} onField={onField}>
          {actors(claim.supporter)}
        </Field>
        <Places claim={claim} onField={onField} />
        <Field name="When" spans={[claim.time.mention]} onField={onField}>
          {when(claim.time)}
        </Field>
        {quantity && (
          <>
            <Field name="How many" spans={[quantity.mention]} onField={onField}>
              <span class="figure">{figure(quantity)}</span> <q>{quantity.mention.text}</q>
            </Field>
            {quantity.hard && (
              <Field name="Literally">
                <span class="figure">{interval(quantity.hard.low ?? null, quantity.hard.high ?? null)}</span>
              </Field>
            )}
            {quantity.soft && (
              <Field name="Usually meant">
                <span class="figure">{interval(quantity.soft.low ?? null, quantity.soft.high ?? null)}</span>
              </Field>
            )}
          </>
        )}
        <Sources claim={claim} onField={onField} />
        <Field name="As of">{asOf(claim)}, unverified</Field>
        {claim.reading_confidence && (
          <Field name="Reading">
            <meter min={0} max={1} value={claim.reading_confidence.claim} /> {Math.round(claim.reading_confidence.claim * 100)} % sure
          </Field>
        )}
      </dl>
      {findings.length > 0 && (
        <section class="claim-findings" aria-label="Findings">
          <h3>Held against others</h3>
          <ul>
            {findings.map(({ finding, standing = "open" }) => (
              <li key={finding.id}>
                <a href={href("differences", { id: finding.id })}>{headingOf(finding, standing)}</a> <span class="muted">{STANDINGS[standing]}</span>
                <span class="claim-findings-why" dir="auto">
                  {finding.why}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {claim.id && <VersionsOf key={claim.id} id={claim.id} />}
      {link && (
        <a class="button" href={href("document", { id: stored.document, claim: claim.id ?? undefined })}>
          Read it in its place
        </a>
      )}
    </article>
  );
}

type FieldProps = {
  name: string;
  spans?: readonly (Span | null | undefined)[];
  onField?: ((span: Span | null) => void) | undefined;
  children?: ComponentChildren;
};

function Field({ name, spans = [], onField, children }: FieldProps) {
  const span = spans.find((one) => one) ?? null;
  const filled = [children].flat(2).some((child) => child !== "" && child !== null && child !== undefined && child !== false);
  if (!filled) return null;
  const steer = span && onField ? { onMouseEnter: () => onField(span), onMouseLeave: () => onField(null), onFocus: () => onField(span), onBlur: () => onField(null), tabIndex: 0 } : {};
  return (
    <div class={span && onField ? "field shows-words" : "field"} {...steer}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Places({ claim, onField }: { claim: Claim; onField: ClaimCardProps["onField"] }) {
  if (!claim.places.length) return null;
  return (
    <>
      {claim.places.map((place, n) => (
        <Field key={n} name={n ? "" : "Where"} spans={[place.mention]} onField={onField}>
          {place.role !== "at" && `${place.role} `}
          {place.name ?? place.mention?.text}
          <span class="muted">
            {place.kind && ` ${place.kind}`}
            {place.country && `, ${place.country}`}
          </span>
        </Field>
      ))}
    </>
  );
}

const MODES: Record<NonNullable<Claim["source"]["mode"]>, string> = { direct: "in its own words", indirect: "as reported", mixed: "partly in its own words", narrator: "in the outlet’s voice" };
const LINKS: Record<Claim["source"]["chain"][number]["role"], string> = { speaker: "Speaker", relay: "Told to", agency: "Agency", outlet: "Outlet" };

function Sources({ claim, onField }: { claim: Claim; onField: ClaimCardProps["onField"] }) {
  const chain = claim.source.chain.filter((link) => link.name || link.organisation || link.mention);
  const text = (link: (typeof chain)[number]) =>
    [link.name, link.organisation !== link.name ? link.organisation : null].filter(Boolean).join(", ") || link.mention?.text || "";
  const { name, organisation, speaker, mode } = claim.source;
  const nearest = speaker ? null : `unattributed, in ${claim.document.outlet ?? "an unnamed outlet"}`;
  return (
    <>
      <Field name="According to" spans={[claim.source.speaker]} onField={onField}>
        {nearest ?? [name, organisation !== name ? organisation : null].filter(Boolean).join(", ")}
        {speaker && (
          <>
            {" "}
            <q>{speaker.text}</q>
          </>
        )}{" "}
        <span class="muted">{MODES[mode ?? "narrator"]}</span>
      </Field>
      {chain.slice(claim.source.speaker ? 1 : 0).map((link, n) => (
        <Field key={n} name={LINKS[link.role]} spans={[link.mention]} onField={onField}>
          {text(link)}
        </Field>
      ))}
    </>
  );
}

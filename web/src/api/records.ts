/** Short names of the API's records. */
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Claim = Schemas["Claim"];
export type StoredClaim = Schemas["StoredClaim"];
export type Kind = Schemas["KindAnswer"];
export type Count = Schemas["Count"];
export type ClaimsAnswer = Schemas["ClaimsAnswer"];
export type DocumentAnswer = Schemas["DocumentAnswer"];
export type StoredDocument = Schemas["StoredDocument"];
export type Overview = Schemas["OverviewAnswer"];
export type Finding = Schemas["Finding"];
export type FindingAnswer = Schemas["FindingAnswer"];
export type FindingsAnswer = Schemas["FindingsAnswer"];
export type DecisionAnswer = Schemas["DecisionAnswer"];
export type Span = Schemas["Span"];
export type PlaceCount = Schemas["PlaceCount"];
export type PlacesAnswer = Schemas["PlacesAnswer"];
export type Timeline = Schemas["Timeline"];
export type Period = Schemas["Period"];
export type Tally = Schemas["Tally"];
export type TallyLine = Schemas["TallyLine"];
export type TallyPoint = Schemas["TallyPoint"];
export type Reading = Schemas["Reading"];
export type Session = Schemas["SessionAnswer"];

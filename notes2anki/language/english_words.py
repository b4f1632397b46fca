"""English closed classes and the few open ones that the rules need."""

from __future__ import annotations

import re

from notes2anki.word_set import word_set

DETERMINERS = word_set(
    """
    a an the its their his her my our your this that these those each every all any some both either neither no
    another such what which
    """
)
ARTICLES = word_set("a an the")
PREPOSITIONS = word_set("""
in on at by via under over within from to into onto as with for through throughout using across per between among
against about after before during without of upon above below beneath behind beside along around near off inside
outside toward towards until till since despite like unlike than due because regarding concerning except plus minus
versus vs according
""")
CONJUNCTIONS = word_set(
    """
    and or but nor yet so whereas while when if unless because since although though where once whenever until
    as that which who whom whose rather instead
    """
)
RELATIVES = word_set("that which who whom whose where when while if because whereas although though unless since so")
COPULAS = word_set("is are was were be been being am isn't aren't wasn't weren't 's 're")
AUXILIARIES = word_set("""
has have had do does did can could will would shall should may might must cannot can't couldn't won't wouldn't
shouldn't mustn't don't doesn't didn't hasn't haven't hadn't
""")
ADVERBS = word_set("""
only always also usually often never mostly typically generally automatically still already then just normally now
simply both not basically essentially actually really commonly sometimes rarely frequently primarily mainly largely
directly indirectly immediately eventually constantly continuously strictly roughly approximately about almost aside
nearly even very too quite rather more most less least much well therefore thus hence up out away back down forward
however further together apart again once twice first finally
""")
PAST_AUXILIARIES = word_set("was were had did wasn't weren't hadn't didn't could would")
KNOWN = word_set("known referred abbreviated denoted termed")
# Words in -ly that are no adverbs.
LY_NOT_ADVERBS = word_set("""
apply supply reply comply imply multiply family assembly anomaly butterfly rely monopoly italy july daily likely
early only friendly polygonally fly poly belly jelly ally rally tally bully
""")
PERSONS = word_set("nobody somebody anybody everybody someone anyone everyone")
PRONOUNS = PERSONS | word_set(
    """
    it this that these those they them he she him her we us you i me one something anything nothing
    everything itself themselves here there
    """
)
PRONOUN_SUBJECTS = word_set("""
it this that these those they he she we you i there one some many most such others all both each neither none what
who
""")

NOT_FINITE = word_set("be been being")
BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
CLOSED = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | COPULAS | AUXILIARIES | ADVERBS | PRONOUNS

GENERIC = word_set("""
thing things way ways time times case cases number part parts kind kinds type types set use fact reason result
example problem system default value data information process something user users order lot bit idea point purpose
goal step steps method means group form term amount area field side end begin beginning people person stuff item
items
""")
BAD_SUBJECTS = word_set("""
question answer reason problem result purpose goal idea point thing way example difference key fact aim issue rest
latter former first second third last next following above below number amount majority other others case same
advantage disadvantage benefit drawback output command code figure diagram
""")
BAD_GENUS = word_set(
    """
    lot bit few matter great bad good huge important major problem result reason must pain mess shame fact case
    same only best most first last next key handy nice
    """
)
GENUS = word_set("""
process study ability set act practice science branch number amount total ratio rate degree sum use idea belief
tendency state time area region distance force energy method component cost movement collection name system
protocol language tool framework library service algorithm technique structure type kind form class object function
unit device program database network layer interface pattern model standard format file server client node
container platform engine module resource cell tissue organ muscle nerve artery vein bone hormone enzyme protein
gland disease disorder syndrome condition drug receptor membrane space substance molecule compound reaction law
theory principle concept measure metric index instrument security contract tax price asset market strategy rule
theorem equation vector matrix operation operator property person company organization country war treaty document
word phrase abbreviation acronym symbol sign key value address computer machine software hardware
""")

# May be dropped; the second list leans on what stands before.
STRIPPABLE = (
    "in short", "in summary", "in other words", "in fact", "in essence", "in addition", "in conclusion",
    "to summarize", "to summarise", "to sum up", "put simply", "simply put", "therefore", "thus", "hence", "however",
    "additionally", "furthermore", "moreover", "basically", "essentially", "note that", "remember that",
    "recall that", "notice that", "of course", "likewise", "as a result", "consequently", "nevertheless",
    "i.e.", "importantly", "interestingly", "ultimately", "unfortunately", "fortunately", "on the other hand", "fyi",
    "but", "and",
)  # fmt: skip
# The same, but only before a comma or colon: "second band", "so far", "also known as" are none.
STRIPPABLE_WITH_COMMA = (
    "so", "also", "note", "first", "second", "third", "finally", "similarly", "specifically", "in particular",
    "that is",
)  # fmt: skip
LEANING = (
    "then", "instead", "otherwise", "next", "after that", "before that", "for example", "for instance", "e.g.",
    "in this case", "in that case", "in this way", "here", "the former", "the latter", "the above", "the following",
    "the same", "as above", "as mentioned", "like this", "this way", "as such", "in contrast", "by contrast",
    "meanwhile", "alternatively", "above", "below", "the other", "another", "one of them", "both of",
    "some of these", "at this point", "because of this", "due to this", "for this", "with this", "in this",
    "from this", "at that point", "even so", "such",
)  # fmt: skip

# Patterns of one kind stand together and are joined by "or". Hedges and intents are sought in lower-case text.
HEDGES = (
    r"\b(?:maybe|perhaps|probably|i think|i guess|i believe|i suppose|i assume|seemingly|apparently|not sure|unsure)\b",
    r"\b(?:i wonder|possibly|supposedly|sort of|kind of like|somehow|iirc|afaik|imo|imho|presumably|not certain)\b",
    r"\b(?:i don't know|i do not know|we don't know|no idea|to be confirmed|tbc|tbd|seems?)\b",
    r"\?\?|\btodo\b|\bfixme\b|\(\?\)",
)
INTENTS = (
    r"^(?:todo|to do|need to|want to|going to|plan to|plan is|must remember|should (?:read|look|check|try|learn))\b",
    r"^(?:look into|look up|read up|follow up)\b|\b(?:next week|tomorrow|later today|next time)\b",
    r"\bi(?:'ll| will| need to| want to| have to| should| am going to| plan to|'m going to|'d like to| hope to)\b",
    r"\bi would\b",
    r"\bwe(?: are going to|'ll (?:see|look|discuss|cover|learn)| will (?:see|look|discuss|cover|learn))\b",
)
_DID = (
    "was", "were", "did", "went", "got", "felt", "made", "tried", "learned", "learnt", "studied", "worked",
    "watched", "finished", "started", "found", "thought", "wanted", "realized", "realised", "spent", "decided",
    "wrote", "built", "fixed", "enjoyed", "struggled", "came", "took", "met", "been",
)  # fmt: skip
_LIKES = (
    "like", "love", "hate", "feel", "enjoy", "am", "prefer", "say", "find", "use", "had", "read", "cleared",
    "needed", "used",
)  # fmt: skip
DIARIES = (
    rf"\b(?:I|[Ww]e) (?:\w+ly |just |also |then |only |have |had |already )*(?:{'|'.join(_DID)})\b",
    rf"\bI (?:\w+ly |just |also |still )*(?:{'|'.join(_LIKES)})\b",
    r"^(?:[Tt]oday|[Yy]esterday|[Tt]onight|[Ff]inally)\b.*\b(?:I|we|my)\b",
    r"^(?:[Tt]his (?:morning|week)|[Ll]ast (?:night|week))\b.*\b(?:I|we|my)\b",
    r"\b[Mm]y (?!very\b)[a-z]|\bfor me\b",  # of twelve labelled lines none is worth a card; My Very … is a mnemonic
    r"'m (?:tired|happy|glad)\b",
)
QUESTION_STARTS = (
    r"(?:what|why|how|who|whom|whose|where|when|which)(?:'s)? (?:is|are|was|were|do|does|did|can|could|should|would)\b",
    r"(?:what|why|how|who|where|when|which)(?:'s)? (?:will|has|have|to|many|much|about|not|long|often|far)\b",
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have) (?:it|this|that|there)\b",
    r"(?:do|does|did|can|could|should|would|will) (?:the|a|an)\b",
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have) (?:we|you|i|they|he|she)\b",
)
# Verbs that open an instruction or a learning outcome more often than a clipped statement.
IMPERATIVE_STARTS = word_set("""
see read watch make use run check note remember try please click open go add install create set consider let let's
look think imagine assume suppose ensure avoid don't do never always keep take write type press select choose enter
copy paste download upload visit refer follow review complete describe explain discuss compare list identify
outline define understand develop differentiate summarize summarise recall learn find get give put start ask tell
show draw calculate solve prove implement build deploy restart update upgrade configure verify save delete remove
know construct apply evaluate interpret recognise recognize appreciate demonstrate analyse analyze be distinguish
study
""")

REMINDER = re.compile(
    r"(?:so\s+)?(?:(?:i|we)\s+(?:should|must|have\s+to|need\s+to|want\s+to)\s+|(?:to|let\s+me|let's)\s+|"
    r"(?:today\s+)?(?:i|we)\s+|)"
    r"(?:remember(?:ed)?|keep\s+in\s+mind|note|recall|learned|learnt|understood|found\s+out|realised|realized)\s+that\s+",
    re.IGNORECASE,
)
"""Openers with which an author reports a fact to himself. Not think, believe, guess: those doubt."""
AND_THAT = re.compile(r",?\s+and\s+that\s+")

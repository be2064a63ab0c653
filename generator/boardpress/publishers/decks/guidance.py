"""Our own words in a deck: for the trainer in the notes, and on the slides that every workshop needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guide:
    """Why a slide is there, and what a trainer may say, ask or do with it."""

    purpose: str
    prompts: tuple[str, ...]


TITLE = Guide(
    "Welcome people and say what the workshop is for.",
    (
        "Say who you are, what it covers, when it ends and where people can go if they need a break.",
        "Ask people to say their name and what they do. Mixed tables of agencies make for better discussion.",
        "Before you begin, speak privately with anybody in the room who worked with a child or family in it.",
    ),
)
ABOUT = Guide(
    "Say what was looked at and why it matters to the people in the room.",
    (
        "Say that the workshop is about learning. It is not about blame, and nobody is asked to defend their agency.",
        "Ask: what do you already know about this subject, and where did you learn it?",
    ),
)
CARE = Guide(
    "Make it safe to take part. What follows is about harm to children and can be distressing.",
    (
        "Read the slide aloud. Tell people now who will be there for them today, during the workshop and after it.",
        "Watch for people who go quiet. Someone may have lived through this, or have known those it happened to.",
        "If somebody says something that suggests that a child is at risk now, follow your safeguarding procedure.",
    ),
)
CARE_TITLE = "Before we start: look after yourself"
CARE_POINTS = (
    "Some of what follows is distressing, and may be close to something in your own life.",
    "Take a break or leave whenever you need to. You do not have to give a reason.",
    "Support is there: your manager, supervisor or safeguarding lead, your employer's support for staff, your GP.",
    "Behind the learning are real children and families. Please do not try to work out who they are.",
    "What people share about themselves or their work stays in the room, unless a child or adult may be at risk.",
)
SECTION = Guide(
    "Tell this part of the story in the words of those who wrote it.",
    (
        "Give people a minute to read, or read it aloud slowly. Then leave a silence.",
        "Ask: what stands out for you? What would a child in this situation see, hear and feel?",
    ),
)
DIVIDER = Guide(
    "Show where the workshop is, and what comes next.",
    ("Name the points in one breath. Say that each gets its own time.",),
)
POINT = Guide(
    "Make one point of learning real for the people in the room.",
    (
        "Say it in your own words, with an example from your own service that identifies nobody.",
        "Ask: when have we been in this place? What made it hard to act, and what would have helped?",
        "Ask: what is one thing that we could do differently from tomorrow?",
    ),
)
QUESTIONS = Guide(
    "Turn learning into what people will do in their own work.",
    (
        "Split into groups of three to five. Give each group one question, or let it choose.",
        "Stop two minutes before the end. Hear one answer from each group, and write the actions where all can see.",
    ),
)
QUESTIONS_TITLE = "What does this mean for us?"
QUESTION_POINTS = (
    "What in this do we recognise from our own work?",
    "What would have helped us to act sooner in the same place?",
    "What will each of us do differently from tomorrow?",
    "What do we need from managers or from other agencies?",
    "How would a child notice that something has changed?",
)
NEXT = Guide(
    "Say what is already being done, so that people know they are part of something that moves.",
    (
        "Say what has changed since this was written. The address of the whole publication is on the last slide.",
        "Ask: which of these touches our team, and who in it needs to know?",
    ),
)
ACTIONS = Guide(
    "End with promises that can be kept.",
    (
        "Ask each person or team for one action, and read each back to them.",
        "Tell people whom to write to with what helped and what got in the way.",
    ),
)
ACTIONS_TITLE = "Before we leave: our own actions"
ACTION_POINTS = (
    "Choose one to three things that we will do: what, who, by when.",
    "Write them where our team will look at them again.",
    "Fix a day to come back to them, in supervision or in a team meeting.",
    "Say who else in our service needs to hear this, and who will tell them.",
)
HELP = Guide(
    "Make sure that everybody knows whom to ring about a child.",
    (
        "Leave this slide up while people talk. Ask them to save the numbers now.",
        "Say again: in an emergency, call 999.",
    ),
)
HELP_TITLE = "If you are concerned about a child"
RESOURCES = Guide(
    "Point to tools and reading that help in practice.",
    ("Show one of them, and say when you would use it.",),
)
READ_MORE = Guide(
    "Say where the whole text is, and thank people.",
    (
        "Send the slides and the address round after the workshop.",
        "Ask for one word on how people leave. Stay for a while: some will want to talk alone.",
    ),
)
READ_MORE_TITLE = "Read more"

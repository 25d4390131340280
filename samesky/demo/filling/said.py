"""What was said in a group, as rows: shares, replies, who has been there, affirmations. Exactly as shares.actions leaves them."""

from dataclasses import dataclass, field
from uuid import UUID

from samesky.affirmations.models import Affirmation
from samesky.demo.core.calendar import Times
from samesky.demo.core.thanks import meant_reply
from samesky.demo.core.told import ToldGroup, ToldShare
from samesky.demo.filling.scene import Scene
from samesky.groups.models import Group
from samesky.people.sealing import put
from samesky.shares.models import BeenThere, Reply, Share
from samesky.shares.vectors import put_vector

MANY = 200


@dataclass
class Said:
    """Rows that are ready to be written, sealed."""

    shares: list[Share] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    been_there: list[BeenThere] = field(default_factory=list)
    thanks: list[Affirmation] = field(default_factory=list)

    def write(self) -> None:
        """Inside a transaction, after the group."""
        Share.objects.bulk_create(self.shares, batch_size=MANY)
        Reply.objects.bulk_create(self.replies, batch_size=MANY)
        BeenThere.objects.bulk_create(self.been_there, batch_size=MANY)
        Affirmation.objects.bulk_create(self.thanks, batch_size=MANY)


def said_in(scene: Scene, told: ToldGroup, group: Group) -> Said:
    """Everything of one file. `group` need not be saved yet."""
    said = Said()
    for share in told.shares:
        _Thread(scene, told, share, scene.calendar.times(told, share)).add_to(said, group)
    return said


@dataclass(frozen=True)
class _Thread:
    scene: Scene
    group: ToldGroup
    told: ToldShare
    times: Times

    def add_to(self, said: Said, group: Group) -> None:
        share = self._share(None if self.told.to_members else group)
        replies = [self._reply(share, place) for place, _ in enumerate(self.told.replies)]
        said.shares.append(share)
        said.replies += replies
        said.been_there += [
            BeenThere(share=share, person=self.scene.people[name], at=at)
            for name, at in zip(self.told.been_there, self.times.been_there, strict=True)
        ]
        said.thanks += [self._thanks(share, replies, place) for place, _ in enumerate(self.told.thanks)]

    def _share(self, group: Group | None) -> Share:
        author = self.scene.people[self.told.by]
        share = Share(
            id=self._id(), group=group, author=author, wants=self.told.wants, said_at=self.times.said
        )
        put(share, "words", self.told.words, key=author.key_id)
        put(share, "note", self.told.note, key=author.key_id)
        put_vector(share, self.told.words, author.key_id)
        return share

    def _reply(self, share: Share, place: int) -> Reply:
        told = self.told.replies[place]
        author = self.scene.people[told.by]
        reply = Reply(
            id=self._id("reply", place), share=share, author=author, said_at=self.times.replies[place]
        )
        put(reply, "words", told.words, key=author.key_id)
        return reply

    def _thanks(self, share: Share, replies: list[Reply], place: int) -> Affirmation:
        told = self.told.thanks[place]
        meant = meant_reply(self.told, told)
        thing = share if meant is None else replies[meant]
        giver = self.scene.people[told.by]
        given = Affirmation(id=self._id("thanks", place), by=giver, to=thing.author, thing_id=thing.id)
        given.kind, given.at = "share" if meant is None else "reply", self.times.thanks[place]
        put(given, "words", told.words, key=giver.key_id)
        return given

    def _id(self, *about: object) -> UUID:
        return self.scene.chance.id(self.group.slug, self.told.id, *about)

"""Of whom the register is exported: one enterprise or park, a county, or those that a list shows."""

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.exporting.extent import Extent
from jjgreen_desktop.operations.listing import COUNTY, FieldIs, Listing, listed
from jjgreen_desktop.operations.listing_words import listing_words
from jjgreen_desktop.operations.office import Office


def of_owner(owner: Enterprise | Park) -> Extent:
    """One enterprise or park with all that is kept under it."""
    return Extent(owners=frozenset((owner.id,)), said=f"{owner.label}“{owner.title()}”及名下的登记")


def of_county(office: Office, county: str) -> Extent:
    """The enterprises and parks of a county (its key) with all that is kept under them."""
    listing = Listing(where=(FieldIs(COUNTY, (county,)),))
    owners = (*listed(office, Enterprise, listing), *listed(office, Park, listing))
    return Extent(owners=frozenset(owners), said=f"{county}的企业、园区及名下的登记")


def of_listing(office: Office, listing: Listing) -> Extent:
    """The enterprises that a list shows with all that is kept under them."""
    if not listing.filtered:
        return Extent()
    industries = {one.code: one.title() for one in office.reference.industries.values()}
    words = listing_words(Enterprise, listing, industries)
    found = listed(office, Enterprise, listing)
    return Extent(owners=frozenset(found), said=f"{len(found):,} 家企业（{words}）及名下的登记")
